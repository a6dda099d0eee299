cp.captions={"1340":[[0,"Keep the load low."],[40,"Look where you drive."]]};
