function ExecuteScript(strId)
{
  switch (strId)
  {
      case "5oQ1vVJbN0f":
        Script1();
        break;
  }
}

window.InitExecuteScripts = function()
{
var player = GetPlayer();
var object = player.object;
window.Script1 = function()
{
  window.open("https://www.example.org/lifting", "_blank");
}
};
