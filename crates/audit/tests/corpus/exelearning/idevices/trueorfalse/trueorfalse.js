var $trueorfalse = {
  base: "",
  init: function () {
    var data = JSON.parse($(".game-evaluation-ids").text());
    this.base = data.imgBase;
    $(".tof").html('<img src="' + this.base + 'exequextsq.svg" alt="">');
  },
  send: function (score) {
    scorm.SetScoreRaw(score);
    scorm.SetScoreMax(100);
    scorm.SetScoreMin(0);
    scorm.save();
  }
};
