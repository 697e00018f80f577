"""How good the answers of search are: searches with judged answers, and figures over them."""
