enum { MOST = {{most}} };
