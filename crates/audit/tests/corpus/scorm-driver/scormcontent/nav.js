var driver = parent;
function end() {
  driver.SetScore(100, 100, 0);
  driver.AutoComplete();
  driver.ConcedeAndFinish();
}
