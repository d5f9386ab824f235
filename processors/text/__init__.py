"""A text as words, with every offset kept: the ground that extraction stands on.

The contract, for whoever builds on it:

* `Document.of(text)` costs one fold and one pass over sentence ends; nothing else is done until
  asked for. `document.text` is the text as it came, `document.folded` the same characters in lower
  case with plain quotes and apostrophes, one for one, so every offset holds in both.
* `document.sentences` are in order; `document.sentence_at(offset)` finds the one that covers an
  offset. A sentence knows its `paragraph` (one per line of the text) and splits itself into
  `sentence.tokens` the first time they are asked for.
* `Tokens` are parallel lists (`low`, `raw`, `start`, `end`), because a war report has a thousand
  words and an object for each would cost more than all the reading. Indices are token indices;
  `start` and `end` are offsets into the article.
* `quantities.read(tokens, i)` reads a count of whole things that begins at token `i`, hedge and
  all, or says None: dates, ages, units, calibres and designations are not counts.
* `dates.find(sentence, published)` gives the days a sentence names, resolved.
* `Gate(words)` is the Aho-Corasick pass: where any of the words stand, whole, in a folded text.
* `lexicon.load(package, name)` reads a TOML lexicon of a package, once.
"""
