"""The evaluation of a folder of return packages: read, choose the edition that counts, count."""
