"""Knowledge as data: what is known of languages (`cards/`) and of romanisations (`schemes/`)."""
