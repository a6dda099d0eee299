PresentationPlayer.add(1,'<div class="slide1"><img src="data/img0.png" alt="A padlock"><a href="https://example.org/passwords" target="_blank">Read more</a></div>');
