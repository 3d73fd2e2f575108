"""TripoSR: one picture to a closed, coloured surface, on a processor too; weights under the MIT licence."""
