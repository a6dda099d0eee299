function AutoComplete() { SetReachedEnd(); CommitData(); }
