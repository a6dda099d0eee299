PresentationPlayer.add(2,'<div class="slide2" onclick="PresentationPlayer.exit()">Well done</div>');
