"""The network as files of other programs: tables for Excel and cards for address books."""
