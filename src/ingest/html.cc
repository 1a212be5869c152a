// SPDX-License-Identifier: Apache-2.0
#include "ingest/html.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/date.h"
#include "base/unicode.h"
#include "ingest/ascii.h"
#include "ingest/charset.h"
#include "ingest/date_choice.h"
#include "ingest/draft.h"
#include "ingest/furniture.h"
#include "ingest/html_article.h"
#include "ingest/html_metadata.h"
#include "ingest/html_tree.h"
#include "ingest/line_look.h"
#include "ingest/origins.h"
#include "ingest/plain_text.h"
#include "ingest/resources.h"

namespace synoptic {
namespace {

// Where the standard looks for a page's charset is 1,024 bytes; pages put it
// later all the same.
constexpr std::size_t kCharsetZone = 4096;
// A page whose own article has fewer words may have it in its data. A guess.
constexpr std::size_t kFewWords = 100;
// Pages take some 24 times their size in memory.
constexpr std::size_t kLargestPage = 512u << 20;

std::string_view value_at(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '=' ||
                              text[at] == '"' || text[at] == '\'')) {
    ++at;
  }
  std::size_t end = at;
  while (end < text.size() && std::string_view(" \"'>;/").find(text[end]) ==
                                  std::string_view::npos) {
    ++end;
  }
  return text.substr(at, end - at);
}

/// Where the record gives no title and the page's stands in no block. `page`
/// is where to look for it if its place is to be told.
void head_with_page_title(Draft& draft, const std::string& title,
                          std::string_view page) {
  if (title.empty()) return;
  const FoldedWords wanted(title);
  for (PagePiece& piece : draft.pieces) {
    if (!piece.is_kept() && piece.reason != "outside-article") continue;
    if (piece.text.size() > 4 * title.size() + 20) continue;
    const FoldedWords words(piece.text);
    if (!std::ranges::equal(words.words(), wanted.words())) continue;
    if (!piece.is_kept()) continue;
    piece.kind = BlockKind::Headline;
    return;
  }
  PagePiece piece;
  piece.text = draft.keep(
      title, page.empty() ? std::vector<Origin>() : find_written(page, title));
  piece.kind = BlockKind::Headline;
  draft.pieces.insert(draft.pieces.begin(), std::move(piece));
}

std::size_t kept_words(const Draft& draft) {
  std::size_t words = 0;
  for (const PagePiece& piece : draft.pieces) {
    if (piece.is_kept()) words += look_at(piece.text).words;
  }
  return words;
}

/// Pages that scripts build in the reader's browser have their article in their
/// data only: where the page itself has next to nothing, that is taken.
void take_told_body(Draft& draft, const std::string& body,
                    std::string_view page) {
  if (body.empty()) return;
  const std::size_t words = kept_words(draft);
  if (words >= kFewWords || body.find("</") != std::string::npos) return;
  Draft told = cut_plain_text(body);
  if (kept_words(told) < kFewWords || kept_words(told) < 2 * words) return;
  for (PagePiece& piece : draft.pieces) {
    const bool stays = !piece.is_kept() || piece.kind == BlockKind::Headline;
    if (!stays) piece.reason = "outside-article";
  }
  for (PagePiece& piece : told.pieces) {
    const std::string text(piece.text);
    piece.text = draft.keep(
        text, page.empty() ? std::vector<Origin>() : find_written(page, text));
    draft.pieces.push_back(std::move(piece));
  }
}

/// What to look for origins in; empty if they are not to be told.
std::string_view source_of(std::string_view text,
                           const IngestOptions& options) {
  return options.origins == Origins::Told ? text : std::string_view();
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kCharsetZone);
  for (std::size_t at = find_ignoring_case(head, "charset");
       at != std::string_view::npos;
       at = find_ignoring_case(head, "charset", at + 7)) {
    const std::string_view value = value_at(head, at + 7);
    if (!value.empty() && value.size() < 40) return std::string(value);
  }
  const std::size_t xml = head.find("<?xml");
  if (xml != std::string_view::npos) {
    const std::size_t at = find_ignoring_case(head, "encoding", xml);
    if (at != std::string_view::npos && at < xml + 200) {
      return std::string(value_at(head, at + 8));
    }
  }
  return {};
}

bool looks_like_html(std::string_view bytes) {
  const std::string_view head = trim_space(bytes.substr(0, 4096));
  if (!head.starts_with("<")) return false;
  // A page may begin with a style sheet of any length, or with scripts.
  for (const std::string_view first : {"<style", "<link", "<noscript"}) {
    if (find_ignoring_case(head.substr(0, first.size()), first) == 0) {
      return true;
    }
  }
  for (const std::string_view mark :
       {"<!doctype html", "<html", "<head", "<body", "<meta", "<title",
        "<script", "<div", "<p>", "<article"}) {
    const std::size_t at = find_ignoring_case(head, mark);
    if (at != std::string_view::npos) return true;
  }
  return false;
}

Ingested ingest_page(std::string_view bytes, std::string_view charset,
                     RecordFields given, const IngestOptions& options) {
  RecordFields fields = sound_fields(std::move(given));
  static const IngestResources kNone;
  const IngestResources& resources =
      options.resources ? *options.resources : kNone;
  if (bytes.size() > kLargestPage) {
    return {Error{ErrorCode::Unsupported,
                  fields.path + ": a page of more than 512 MB"},
            {}};
  }
  const std::string declared =
      charset.empty() ? declared_charset(bytes) : std::string(charset);
  const auto decoded = decode_text(bytes, fields.path, declared);
  if (!decoded) return {decoded.error(), {}};
  const HtmlTree tree(decoded->text(), options.origins);
  const std::string_view source = source_of(decoded->text(), options);
  Document document;
  PageMetadata page = read_metadata(tree, resources);
  fill_fields(fields, page);
  const std::string language = std::move(page.language);
  Draft draft = find_article(tree, fields.title, resources.part_names);
  head_with_page_title(draft, fields.title, source);
  take_told_body(draft, page.body, source);
  if (options.resources) {
    PageFacts facts = mark_furniture(draft, fields.title, resources);
    document.byline = std::move(facts.byline);
    document.agency = std::move(facts.agency);
    choose_date(draft, fields.title, fields.modified, resources.dates,
                page.dates);
    if (page.dates.empty() && page.scripted) {
      page.scripted->origin = "script";
      page.dates.push_back(*std::move(page.scripted));
    }
    document.date_candidates = std::move(page.dates);
    std::ranges::move(facts.dates,
                      std::back_inserter(document.date_candidates));
  }
  tell_kinds(draft, Headline::Leave);
  assemble(draft, document, source);
  place_in_source(bytes, *decoded, document.origins);
  complete_document(document, std::move(fields), options);
  // Content systems declare their own language; the text knows better.
  if (document.language.empty()) document.language = language;
  return {std::move(document), decoded->note()};
}

Document document_of_fragment(std::string_view markup, RecordFields given,
                              const IngestOptions& options) {
  RecordFields fields = sound_fields(std::move(given));
  static const IngestResources kNone;
  const IngestResources& resources =
      options.resources ? *options.resources : kNone;
  std::string clean(markup);
  std::erase(clean, '\0');
  const HtmlTree tree(clean, options.origins);
  const std::string_view source = source_of(clean, options);
  Draft draft = take_fragment(tree, resources.part_names);
  head_with_page_title(draft, fields.title, source);
  Document document;
  if (options.resources && options.cleaning == Cleaning::RemoveFurniture) {
    PageFacts facts = mark_furniture(draft, fields.title, resources);
    document.byline = std::move(facts.byline);
    document.agency = std::move(facts.agency);
  }
  tell_kinds(draft, Headline::Leave);
  assemble(draft, document, source);
  complete_document(document, std::move(fields), options);
  return document;
}

}  // namespace synoptic
