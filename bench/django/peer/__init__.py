"""A site of the same shape in Django, to stand beside Foothold in one table: it reads the same world."""
