// SPDX-License-Identifier: Apache-2.0
#include "ingest/record.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/date.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/credits.h"
#include "ingest/draft.h"
#include "ingest/furniture.h"
#include "ingest/line_look.h"
#include "ingest/plain_text.h"
#include "ingest/resources.h"

namespace synoptic {
namespace {

// A date that a text names is its own only near its head, and then not surely:
// it is a candidate, never the report's date.
constexpr std::size_t kDateZone = 1500;
constexpr std::size_t kMostCandidates = 20;
// Lines among which a text's own title is looked for; menus may stand above.
constexpr std::size_t kTitleZone = 40;

/// Words that part a title from the rest of a line do not count.
bool same_words(std::string_view a, std::string_view b) {
  const FoldedWords first(a);
  const FoldedWords second(b);
  return std::ranges::equal(first.words(), second.words());
}

/// True if the text begins with the title, whatever its marks and case.
bool begins_with_title(std::string_view text, std::string_view title) {
  const FoldedWords head(first_bytes(text, title.size() * 2 + 64));
  const FoldedWords words(title);
  return words.words().size() <= head.words().size() &&
         std::equal(words.words().begin(), words.words().end(),
                    head.words().begin());
}

/// Bytes of "XY XY" before "But ...": the label of a stock's price, run into
/// the paragraph. 0 if there is none.
std::size_t ticker_size(std::string_view text) {
  const std::size_t size = text.find(' ');
  if (size == std::string_view::npos || size < 2 || size > 5) return 0;
  const std::string_view label = text.substr(0, size);
  const std::string_view rest = text.substr(size + 1);
  const bool capitals =
      std::ranges::all_of(label, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals || !rest.starts_with(label) || rest.size() < size + 2 ||
      rest[size] != ' ' || !is_upper(decode_utf8(rest, size + 1).value)) {
    return 0;
  }
  return 2 * size + 1;
}

void cut_tickers(Draft& draft) {
  std::vector<PagePiece> pieces;
  pieces.reserve(draft.pieces.size());
  for (PagePiece& piece : draft.pieces) {
    const std::string_view text = piece.text;
    const std::size_t size = ticker_size(text);
    if (piece.is_kept() && size > 0) {
      PagePiece ticker = piece;
      ticker.text = text.substr(0, size);
      ticker.reason = "ticker";
      piece.text = trim_space(text.substr(size));
      pieces.push_back(std::move(ticker));
    }
    pieces.push_back(std::move(piece));
  }
  draft.pieces = std::move(pieces);
}

Document make_as_is(std::string_view text, const RecordFields& fields,
                    Origins origins) {
  Document document;
  document.text = text;
  if (origins == Origins::Told) {
    const Span all = {0, static_cast<std::uint32_t>(text.size())};
    document.origins.push_back({all, all, true});
  }
  Draft draft = cut_plain_text(document.text);
  const bool titled = !fields.title.empty() && !draft.pieces.empty() &&
                      same_words(draft.pieces[0].text, fields.title);
  if (titled) draft.pieces[0].kind = BlockKind::Headline;
  tell_kinds(draft, fields.title.empty() ? Headline::Find : Headline::Leave);
  for (const PagePiece& piece : draft.pieces) {
    const auto begin =
        static_cast<std::uint32_t>(piece.text.data() - document.text.data());
    const auto size = static_cast<std::uint32_t>(piece.text.size());
    document.blocks.push_back({{begin, begin + size}, piece.kind});
  }
  return document;
}

/// Puts the record's title first, unless the text has it near its head.
void head_with_title(Draft& draft, const std::string& title) {
  if (trim_space(title).empty()) return;
  std::size_t seen = 0;
  for (const PagePiece& piece : draft.pieces) {
    if (++seen > kTitleZone) break;
    if (seen == 1 && begins_with_title(piece.text, title)) return;
    if (same_words(first_bytes(piece.text, kLongestFurniture), title)) return;
  }
  PagePiece piece;
  const std::string_view own = draft.keep(title);
  piece.text = trim_space(own);
  piece.kind = BlockKind::Headline;
  draft.pieces.insert(draft.pieces.begin(), std::move(piece));
}

void add_candidate(Document& document, std::optional<DateCandidate> found,
                   std::string_view origin) {
  if (!found || found->value.empty()) return;
  if (document.date_candidates.size() >= kMostCandidates) return;
  found->origin = origin;
  document.date_candidates.push_back(*std::move(found));
}

void tell_dates(Document& document, const RecordFields& fields,
                const DateWords& words) {
  std::vector<DateCandidate> told = std::move(document.date_candidates);
  const auto captured = parse_iso_date(fields.captured);
  const auto is_too_late = [&](const DateCandidate& candidate) {
    const auto day = parse_iso_date(candidate.value);
    // The outlet's clock may be a day ahead of the one that fetched.
    return captured && day && *day > add_days(*captured, 1);
  };
  std::erase_if(told, is_too_late);
  document.date_candidates.clear();
  auto own = read_moment(fields.published, words);
  if (own && is_too_late(*own)) own.reset();
  add_candidate(document, std::move(own), "record");
  for (DateCandidate& candidate : told) {
    std::string origin = candidate.origin;
    add_candidate(document, std::move(candidate), origin);
  }
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::Paragraph) continue;
    add_candidate(document,
                  read_dateline(slice(document.text, block.span), words),
                  "dateline");
    break;
  }
  if (!document.date_candidates.empty()) {
    const DateCandidate& first = document.date_candidates.front();
    document.published = first.value;
    document.date_origin = first.origin;
  }
  if (const auto modified = read_moment(fields.modified, words)) {
    document.modified = modified->value;
  }
  add_candidate(document, find_date(document.text, words, kDateZone), "text");
}

}  // namespace

RecordFields sound_fields(RecordFields fields) {
  const auto repair = [](std::string& text) {
    if (!is_valid_utf8(text)) text = repair_utf8(text).text;
  };
  for (std::string* field :
       {&fields.id, &fields.url, &fields.source, &fields.title,
        &fields.published, &fields.modified, &fields.language}) {
    repair(*field);
  }
  for (std::string& name : fields.byline) repair(name);
  return fields;
}

std::string file_stem(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (path.size() > packed.size() && path.ends_with(packed)) {
      path.remove_suffix(packed.size());
    }
  }
  const std::size_t dot = path.rfind('.');
  if (dot != std::string_view::npos && dot > 0) path = path.substr(0, dot);
  return std::string(path);
}

void complete_document(Document& document, RecordFields fields,
                       const IngestOptions& options) {
  static const IngestResources kNone;
  const IngestResources& resources =
      options.resources ? *options.resources : kNone;
  document.id = fields.id.empty() ? file_stem(fields.path) : fields.id;
  document.path = std::move(fields.path);
  document.url = std::move(fields.url);
  document.source = std::move(fields.source);
  if (!fields.title.empty()) document.title = fields.title;
  if (!fields.byline.empty()) document.byline = std::move(fields.byline);
  for (const Block& block : document.blocks) {
    const std::string_view text = slice(document.text, block.span);
    if (block.kind == BlockKind::Headline && document.title.empty()) {
      document.title = text;
    }
    if (block.kind != BlockKind::Paragraph) continue;
    // What stands in the dateline goes before who helped.
    std::string agency = dateline_agency(text, resources);
    if (!agency.empty()) document.agency = std::move(agency);
    break;
  }
  tell_dates(document, fields, resources.dates);
  document.language = fields.language.empty()
                          ? detect_language(document.text, resources.languages)
                          : std::move(fields.language);
}

Document make_document(std::string_view text, RecordFields given,
                       const IngestOptions& options) {
  RecordFields fields = sound_fields(std::move(given));
  if (options.cleaning == Cleaning::AsIs) {
    Document document = make_as_is(text, fields, options.origins);
    complete_document(document, std::move(fields), options);
    return document;
  }
  Draft draft = cut_plain_text(text);
  head_with_title(draft, fields.title);
  Document document;
  if (options.resources) {
    PageFacts facts = mark_furniture(draft, fields.title, *options.resources);
    document.date_candidates = std::move(facts.dates);
    document.byline = std::move(facts.byline);
    document.agency = std::move(facts.agency);
  }
  cut_tickers(draft);
  tell_kinds(draft, fields.title.empty() ? Headline::Find : Headline::Leave);
  assemble(draft, document,
           options.origins == Origins::Told ? text : std::string_view());
  complete_document(document, std::move(fields), options);
  return document;
}

}  // namespace synoptic
