function AutoBookmark(place) { if (place !== GetBookmark()) { SetBookmark(place); } }
