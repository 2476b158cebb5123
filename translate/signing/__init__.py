"""What a person says of English that stands there: signing it, taking that back, taking what is suggested."""
