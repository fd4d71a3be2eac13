"""Where is it foreign, where is it quoted? Text in, candidates with their evidence out."""
