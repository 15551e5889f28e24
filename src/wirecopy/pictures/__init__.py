"""What is shown of a story, an article, a search: read from the store and put in order, whoever draws it.

In: an open store and ids. Out: records of what there is to see, and the words and figures as a reader wants them. The
terminal (``cli``) and the pages (``web``) draw the same pictures, so that both say the same.
"""
