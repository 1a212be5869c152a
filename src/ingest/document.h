// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace synoptic {

/// What a stretch of a report's text is on the page.
enum class BlockKind {
  Headline,
  Heading,
  Paragraph,
  ListItem,
  BlockQuote,
  Entry,  ///< One entry of a live blog.
  Caption,
};

/// One block of a report's text. Blocks follow each other without overlap,
/// none is empty, and between them stands white space only.
struct Block {
  Span span;
  BlockKind kind = BlockKind::Paragraph;
};

/// Page furniture that was taken out of the text: what it said, why it went
/// ("cookie-notice", "menu", "byline", ...), and the byte of `text` before
/// which it stood.
struct RemovedText {
  std::string text;
  std::string reason;
  std::uint32_t before = 0;
};

/// One moment that might be the report's date, as ISO 8601, where it was found
/// ("record", "meta", "dateline", "text", ...) and how exact it is ("second",
/// "minute", "day", "month", "year").
struct DateCandidate {
  std::string value;
  std::string origin;
  std::string precision;
};

/// Where a stretch of a text stands on the page that it came from.
struct Origin {
  Span text;
  Span page;  ///< Bytes of the page.
  /// The page has these characters one by one. Otherwise it says them in
  /// another way: a character as a reference ("&amp;"), a blank as line ends
  /// and tags.
  bool is_verbatim = true;
};

/// One report as it came in: the article's own words, and what is known about
/// it. The text is valid UTF-8, title first where there is one, and is never
/// changed after ingest; everything later points into it.
struct Document {
  std::string id;
  std::string path;  ///< Where it was read from; empty if from nowhere named.
  std::string url;
  std::string source;  ///< The outlet's name, as its record or page gives it.
  std::string title;
  std::vector<std::string> byline;
  std::string published;  ///< ISO 8601; empty if not known.
  std::string modified;
  std::string language;  ///< ISO 639-1; empty if not known.
  std::string text;
  std::vector<Block> blocks;
  std::string date_origin;  ///< The origin of `published`.
  std::vector<DateCandidate> date_candidates;
  std::string agency;  ///< A news agency credited with the text, or empty.
  std::vector<RemovedText> removed;
  /// Where the text stands on the page, in its order, if that was asked for.
  /// What none covers stands nowhere there: the empty lines between blocks, and
  /// a title that the record gave.
  std::vector<Origin> origins;
};

}  // namespace synoptic
