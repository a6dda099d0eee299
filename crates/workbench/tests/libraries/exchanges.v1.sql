-- The LMS's log of the session in rows.v1.sql, as its workbench recorded it; and a block that it would not have.
INSERT INTO exchange VALUES (1, 0, 0, '"launch"', '2026-11-24T04:06:19.260828908+00:00', '***** Au Launch Request - 24/11/2026 04:06:19 *****
Student ID: learner-1
Login ID: cmartin
Session ID: 00000000-0000-4000-8000-000000000001
Course ID: FIRST
Lesson ID: ITEM-1
Launch: index.html
LMS profile: SCORM 1.2
Lesson mode: normal
Credit: credit
Entry: ab-initio
Launch data: 
Mastery score: 
Max time allowed: 
Time limit action: continue,no message
');
INSERT INTO exchange VALUES (1, 1, 1, '"getparam"', '2026-11-24T04:06:19.712000001+00:00', 'command=getparam
session_id=00000000-0000-4000-8000-000000000001
version=3.0
interface_type=API;SCORM;1.2
error=0
error_text=Successful
aicc_data=[core]
student_id=learner-1
student_name=Martin, Camille
lesson_location=
credit=C
lesson_status=N,A
score=
time=00:00:00
lesson_mode=N
[core_lesson]
[core_vendor]
[comments]
[objectives_status]
[student_data]
mastery_score=
max_time_allowed=
time_limit_action=continue,no message
[student_preferences]
audio=0
language=
speed=0
text=0
');
INSERT INTO exchange VALUES (1, 2, 3, '"exitau"', '2026-11-24T04:06:19.731000001+00:00', '[core]lesson_status=C
[core]lesson_location=
[core]time=00:00:00
tottime(sec)=0
[core]score=
score used=
score.max used=
score.min used=
avg score=
status used=C
***interaction data from API***parsed columns:
***Response***
error=0
error_text=Successful
version=3
aicc_data=
');
INSERT INTO exchange VALUES (1, 3, 4, '"putparam"', '2026-11-24T04:06:21.000000001+00:00', 'what no version derives');
