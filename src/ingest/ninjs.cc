// SPDX-License-Identifier: Apache-2.0
//
// Versions differ in names. 1.x has `headline`, `byline` and, with any role
// behind the line, `headline_main`, `body_html`, `body_richtext`. 2.x and 3.x
// have arrays `headlines` and `bodies` of values with a role and a type, and
// `by`. What has more than one word is `versioncreated`, `copyrightholder`,
// `contenttype` in 1.x and 2.x, `versionCreated` and so on in 3.x.
#include "ingest/ninjs.h"

#include <simdjson.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "ingest/charset.h"
#include "ingest/credits.h"
#include "ingest/draft.h"
#include "ingest/html.h"
#include "ingest/record.h"
#include "ingest/resources.h"

namespace synoptic {
namespace {

namespace json = simdjson::dom;

std::string string_of(const json::object& item,
                      std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    std::string_view text;
    if (item[key].get(text) == simdjson::SUCCESS && !trim_space(text).empty()) {
      return std::string(trim_space(text));
    }
  }
  return {};
}

/// The `value` of the first member of an array whose role is none or main.
std::string first_value(const json::object& item, std::string_view key) {
  json::array all;
  if (item[key].get(all) != simdjson::SUCCESS) return {};
  std::string first;
  for (const json::element one : all) {
    json::object member;
    if (one.get(member) != simdjson::SUCCESS) continue;
    std::string value = string_of(member, {"value", "name"});
    const std::string role = string_of(member, {"role"});
    if (role == "main" || role == "primary") return value;
    if (first.empty()) first = std::move(value);
  }
  return first;
}

/// The value of the first field whose name is a word and a role, "headline_x",
/// that of the main one before others.
std::string value_by_role(const json::object& item, std::string_view word) {
  std::string first;
  for (const auto& [key, value] : item) {
    const bool has_role = key.size() > word.size() + 1 &&
                          key.starts_with(word) && key[word.size()] == '_';
    std::string_view text;
    if (!has_role || value.get(text) != simdjson::SUCCESS) continue;
    const std::string_view role = key.substr(word.size() + 1);
    if (role == "main" || role == "primary") return std::string(text);
    if (first.empty()) first = trim_space(text);
  }
  return first;
}

/// A body whose type nobody tells: markup closes its elements.
bool looks_like_markup(std::string_view text) {
  return trim_space(text).starts_with('<') &&
         text.find("</") != std::string_view::npos;
}

struct Body {
  std::string text;
  bool is_markup = false;
};

Body body_of(const json::object& item) {
  Body best;
  const auto offer = [&best](std::string text, bool is_markup) {
    if (text.empty() || (best.is_markup && !is_markup)) return;
    if (is_markup == best.is_markup && text.size() <= best.text.size()) return;
    best = {std::move(text), is_markup};
  };
  for (const auto& [key, value] : item) {
    std::string_view text;
    if (!key.starts_with("body_") || value.get(text) != simdjson::SUCCESS) {
      continue;
    }
    text = trim_space(text);
    offer(std::string(text), key.find("html") != std::string_view::npos ||
                                 looks_like_markup(text));
  }
  json::array all;
  if (item["bodies"].get(all) == simdjson::SUCCESS) {
    for (const json::element one : all) {
      json::object member;
      if (one.get(member) != simdjson::SUCCESS) continue;
      const std::string type =
          string_of(member, {"contenttype", "contentType"});
      // Other markup (NITF) comes beside one that is read.
      const bool is_markup = type.find("html") != std::string::npos;
      if (!is_markup && type.find("xml") != std::string::npos) continue;
      std::string text = string_of(member, {"value"});
      const bool looks_so = type.empty() && looks_like_markup(text);
      offer(std::move(text), is_markup || looks_so);
    }
  }
  if (best.text.empty()) {
    for (std::string text :
         {value_by_role(item, "description"), first_value(item, "descriptions"),
          string_of(item, {"description"})}) {
      const bool is_markup = looks_like_markup(text);
      offer(std::move(text), is_markup);
    }
  }
  return best;
}

std::vector<std::string> byline_of(const json::object& item,
                                   const IngestOptions& options) {
  std::string byline = string_of(item, {"byline", "by"});
  if (byline.empty()) byline = first_value(item, "bylines");
  const std::size_t blank = byline.find(' ');
  const std::string label = fold(byline.substr(0, blank));
  const bool is_label =
      label == "by" ||
      (options.resources && options.resources->byline_labels.contains(label));
  if (is_label && blank != std::string::npos) byline.erase(0, blank + 1);
  return split_names(byline);
}

bool is_item(const json::object& item) {
  json::element found;
  const auto has = [&](std::string_view key) {
    return item[key].get(found) == simdjson::SUCCESS;
  };
  return has("uri") && (has("headline") || has("headlines") || has("bodies") ||
                        has("versioncreated") || has("versionCreated") ||
                        !value_by_role(item, "body").empty());
}

Result<Document> document_of(const json::object& item, std::string_view name,
                             const IngestOptions& options) {
  RecordFields fields;
  fields.path = name;
  fields.id = string_of(item, {"uri"});
  fields.url = string_of(item, {"url", "uri"});
  if (!fields.url.starts_with("http")) fields.url.clear();
  fields.title = string_of(item, {"headline"});
  if (fields.title.empty()) fields.title = value_by_role(item, "headline");
  if (fields.title.empty()) fields.title = first_value(item, "headlines");
  if (fields.title.empty()) fields.title = string_of(item, {"title", "name"});
  fields.byline = byline_of(item, options);
  fields.published =
      string_of(item, {"firstpublished", "firstPublished", "firstcreated",
                       "firstCreated", "contentcreated", "contentCreated",
                       "versioncreated", "versionCreated"});
  fields.modified = string_of(item, {"versioncreated", "versionCreated"});
  fields.language = string_of(item, {"language"}).substr(0, 2);
  fields.source = string_of(
      item, {"copyrightholder", "copyrightHolder", "source", "provider"});
  for (const std::string_view key :
       {"infosources", "infoSources", "infosource"}) {
    if (fields.source.empty()) fields.source = first_value(item, key);
  }
  const Body body = body_of(item);
  if (body.text.empty() && fields.title.empty()) {
    return Error{ErrorCode::Malformed, std::string(name) + ": item " +
                                           fields.id +
                                           " has neither headline nor body"};
  }
  if (body.is_markup) {
    return document_of_fragment(body.text, std::move(fields), options);
  }
  return make_document(body.text, std::move(fields), options);
}

/// Hands on the items of one JSON value; false if no more is wanted.
bool take_value(const json::element& value, std::string_view name,
                const IngestOptions& options, const TakeReport& take) {
  json::array several;
  if (value.get(several) == simdjson::SUCCESS) {
    for (const json::element one : several) {
      json::object item;
      if (one.get(item) == simdjson::SUCCESS && is_item(item) &&
          !take({document_of(item, name, options), {}})) {
        return false;
      }
    }
    return true;
  }
  json::object item;
  if (value.get(item) != simdjson::SUCCESS || !is_item(item)) {
    return take(
        {Error{ErrorCode::Malformed, std::string(name) + ": no ninjs item"},
         {}});
  }
  return take({document_of(item, name, options), {}});
}

}  // namespace

bool looks_like_ninjs(std::string_view bytes) {
  const std::string_view head = trim_space(bytes.substr(0, 16 * 1024));
  if (!head.starts_with("{") && !head.starts_with("[")) return false;
  if (head.find("\"uri\"") == std::string_view::npos) return false;
  for (const std::string_view mark :
       {"\"versioncreated\"", "\"versionCreated\"", "\"body_html\"",
        "\"body_text\"", "\"body_xhtml\"", "\"body_main\"", "\"headlines\"",
        "\"bodies\"", "\"pubstatus\"", "\"pubStatus\"", "\"ninjs\""}) {
    if (head.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

void ingest_ninjs(std::string_view bytes, std::string_view name,
                  const IngestOptions& options, const TakeReport& take) {
  const auto decoded = decode_text(bytes, name);
  if (!decoded) {
    take({decoded.error(), {}});
    return;
  }
  json::parser parser;
  json::element value;
  const std::string_view all = decoded->text();
  const auto whole = parser.parse(all).get(value);
  if (whole == simdjson::SUCCESS) {
    take_value(value, name, options, take);
    return;
  }
  // One item a line.
  std::size_t number = 0;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const std::string_view line = trim_space(all.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    if (parser.parse(line).get(value) != simdjson::SUCCESS) {
      const bool more =
          take({Error{ErrorCode::Malformed, std::string(name) + ": line " +
                                                std::to_string(number) + ": " +
                                                simdjson::error_message(whole)},
                {}});
      // A broken object over many lines is one error, not one for each.
      if (!more || number == 1) return;
      continue;
    }
    if (!take_value(value, name, options, take)) return;
  }
}

}  // namespace synoptic
