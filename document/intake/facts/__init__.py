"""What single lines and whole texts say of themselves: days, numbers, bodies, scripts."""
