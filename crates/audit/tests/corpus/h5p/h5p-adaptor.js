var scorm = pipwerks.SCORM;
var ended = false;

function init() {
  scorm.init();
}

function set(param, value) {
  scorm.set(param, value);
}

function end() {
  if (!ended) {
    ended = true;
    scorm.quit();
  }
}

window.onload = init;
window.addEventListener('beforeunload', end);
window.addEventListener('pagehide', end);

var onCompleted = function (result) {
  if (!result.score) {
    return;
  }
  var masteryScore;
  if (scorm.version == '2004') {
    masteryScore = scorm.get('cmi.scaled_passing_score');
  } else if (scorm.version == '1.2') {
    masteryScore = scorm.get('cmi.student_data.mastery_score') / 100;
  }
  if (scorm.version == '2004') {
    set('cmi.score.raw', result.score.raw);
    set('cmi.score.scaled', result.score.scaled);
  } else {
    set('cmi.core.score.raw', result.score.scaled * 100);
    set('cmi.core.score.min', '0');
    set('cmi.core.score.max', '100');
  }
  if (isNaN(masteryScore)) {
    scorm.status('set', 'completed');
  } else {
    var passed = result.score.scaled >= masteryScore;
    if (scorm.version == '2004') {
      scorm.status('set', 'completed');
      set('cmi.success_status', passed ? 'passed' : 'failed');
    } else {
      scorm.status('set', passed ? 'passed' : 'failed');
    }
  }
  scorm.save();
};

H5P.externalDispatcher.on('xAPI', function (event) {
  if (event.data.statement.result) {
    onCompleted(event.data.statement.result);
  }
});
