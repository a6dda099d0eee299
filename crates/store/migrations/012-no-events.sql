-- Its rows are in `entry`.
DROP TABLE event;
