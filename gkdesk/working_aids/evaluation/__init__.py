"""The evaluation of a folder of return packages: read, choose the Fassung that counts, count."""
