function AutoCompleteSCO() { return SetReachedEnd(); }
