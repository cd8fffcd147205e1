"""From a booklet as data to its pages, sheets and single pages."""
