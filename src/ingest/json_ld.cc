// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_ld.h"

#include <libxml/HTMLparser.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "ingest/draft.h"

namespace synoptic {
namespace {

namespace json = simdjson::dom;

// Objects looked at in one script; a page's own come first.
constexpr std::size_t kMostObjects = 2000;

std::optional<std::string> reference(std::string_view name) {
  if (name.starts_with("#")) {
    const bool hex = name.size() > 1 && (name[1] | 0x20) == 'x';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    const bool scalar =
        value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    if (error != std::errc{} || end != digits.data() + digits.size() ||
        !scalar) {
      return std::nullopt;
    }
    std::string text;
    append_utf8(text, value);
    return text;
  }
  if (name == "nbsp") return " ";
  const std::string given(name);
  const htmlEntityDesc* known =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(given.c_str()));
  if (!known) return std::nullopt;
  std::string text;
  append_utf8(text, known->value);
  return text;
}

std::string text_of(const json::element& element) {
  std::string_view text;
  if (element.get(text) != simdjson::SUCCESS) return {};
  return decode_references(trim_space(text));
}

// Goes as deep as the parser lets objects nest (simdjson: 1,024).
// NOLINTNEXTLINE(misc-no-recursion)
std::string text_of(const json::object& object, std::string_view key) {
  json::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return {};
  json::array several;
  if (value.get(several) == simdjson::SUCCESS) {
    for (const json::element one : several) return text_of(one);
  }
  json::object inner;
  if (value.get(inner) == simdjson::SUCCESS) return text_of(inner, "name");
  return text_of(value);
}

/// Names of the persons that a script tells of, by their "@id".
using Persons = std::map<std::string, std::string, std::less<>>;

void add_name(const json::element& author, const Persons& persons,
              std::vector<std::string>& names) {
  json::object person;
  const bool is_object = author.get(person) == simdjson::SUCCESS;
  std::string name = is_object ? text_of(person, "name") : text_of(author);
  if (is_object && name.empty()) {
    const auto known = persons.find(text_of(person, "@id"));
    if (known != persons.end()) name = known->second;
  }
  const bool is_address = name.starts_with("http");
  if (!name.empty() && !is_address &&
      std::ranges::find(names, name) == names.end()) {
    names.push_back(std::move(name));
  }
}

std::vector<std::string> names_of(const json::object& object,
                                  std::string_view key,
                                  const Persons& persons) {
  std::vector<std::string> names;
  json::element value;
  if (object[key].get(value) != simdjson::SUCCESS) return names;
  json::array several;
  if (value.get(several) == simdjson::SUCCESS) {
    for (const json::element one : several) add_name(one, persons, names);
  } else {
    add_name(value, persons, names);
  }
  return names;
}

bool is_article_type(std::string_view type) {
  return type.find("Article") != std::string_view::npos ||
         type.find("Posting") != std::string_view::npos || type == "Report" ||
         type.find("Reportage") != std::string_view::npos;
}

void take_object(const json::object& object, const Persons& persons,
                 JsonLd& into) {
  const std::string type = text_of(object, "@type");
  const bool article = is_article_type(type);
  if (!article && type != "WebPage" && type != "ItemPage" &&
      type != "VideoObject") {
    // Recipes, instructions, products: of them the date alone.
    if (into.published.empty() && !into.is_article) {
      into.published = text_of(object, "datePublished");
    }
    return;
  }
  if (article && !into.is_article) {
    into = JsonLd{};
    into.is_article = true;
  } else if (into.is_article && !article) {
    return;
  }
  const auto fill = [&](std::string& field, std::string_view key) {
    if (field.empty()) field = text_of(object, key);
  };
  fill(into.headline, "headline");
  if (article) fill(into.headline, "name");
  fill(into.published, "datePublished");
  if (type != "VideoObject") fill(into.published, "dateCreated");
  fill(into.modified, "dateModified");
  fill(into.publisher, "publisher");
  fill(into.body, "articleBody");
  if (into.authors.empty()) into.authors = names_of(object, "author", persons);
  if (into.authors.empty()) into.authors = names_of(object, "creator", persons);
}

/// All objects, the outer before the inner, without recursion.
std::vector<json::object> objects_in(const json::element& root) {
  std::vector<json::object> objects;
  std::vector<json::element> open{root};
  for (std::size_t i = 0; i < open.size() && i < kMostObjects; ++i) {
    const json::element at = open[i];
    json::array several;
    if (at.get(several) == simdjson::SUCCESS) {
      for (const json::element one : several) open.push_back(one);
      continue;
    }
    json::object object;
    if (at.get(object) != simdjson::SUCCESS) continue;
    objects.push_back(object);
    for (const auto& [key, value] : object) {
      if (key == "@graph" || key == "mainEntity" || key == "mainEntityOfPage") {
        open.push_back(value);
      }
    }
  }
  return objects;
}

void walk(const json::element& root, JsonLd& into) {
  const std::vector<json::object> objects = objects_in(root);
  Persons persons;
  for (const json::object& object : objects) {
    if (text_of(object, "@type") != "Person") continue;
    persons.emplace(text_of(object, "@id"), text_of(object, "name"));
  }
  for (const json::object& object : objects) {
    take_object(object, persons, into);
  }
}

/// The JSON between whatever stands around it, raw control characters blanked.
std::string mended(std::string_view script) {
  constexpr std::string_view kCdata = "<![CDATA[";
  const std::size_t cdata = script.find(kCdata);
  const std::size_t begin = script.find_first_of(
      "{[", cdata == std::string_view::npos ? 0 : cdata + kCdata.size());
  if (begin == std::string_view::npos) return {};
  const std::size_t end = script.rfind(script[begin] == '{' ? '}' : ']');
  if (end == std::string_view::npos || end < begin) return {};
  std::string text(script.substr(begin, end - begin + 1));
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  // A comma before a closing bracket.
  for (std::size_t at = text.find_last_of(',');
       at != std::string::npos && at > 0; at = text.find_last_of(',', at - 1)) {
    const std::size_t next = text.find_first_not_of(" ", at + 1);
    if (next != std::string::npos && (text[next] == '}' || text[next] == ']')) {
      text[at] = ' ';
    }
  }
  return text;
}

/// The first string that stands behind `"key":` in text that is no JSON.
std::string scan_for(std::string_view text, std::string_view key) {
  const std::string quoted = '"' + std::string(key) + '"';
  std::size_t at = text.find(quoted);
  if (at == std::string_view::npos) return {};
  at = text.find_first_not_of(" :\n\t", at + quoted.size());
  if (at == std::string_view::npos || text[at] != '"') return {};
  const std::size_t end = text.find('"', at + 1);
  return end == std::string_view::npos
             ? std::string()
             : decode_references(text.substr(at + 1, end - at - 1));
}

}  // namespace

std::string decode_references(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  constexpr std::size_t kLongestName = 10;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      const std::size_t end = text.substr(at, kLongestName).find(';');
      if (end != std::string_view::npos) {
        if (const auto known = reference(text.substr(at + 1, end - 1))) {
          decoded += *known;
          at += end + 1;
          continue;
        }
      }
    }
    decoded += text[at++];
  }
  return decoded;
}

void read_json_ld(std::string_view script, JsonLd& into) {
  json::parser parser;
  json::element root;
  std::string text(script);
  if (parser.parse(text).get(root) == simdjson::SUCCESS) {
    walk(root, into);
    return;
  }
  text = mended(script);
  if (parser.parse(text).get(root) == simdjson::SUCCESS) {
    walk(root, into);
    return;
  }
  const auto fill = [&](std::string& field, std::string_view key) {
    if (field.empty()) field = scan_for(script, key);
  };
  fill(into.headline, "headline");
  fill(into.published, "datePublished");
  fill(into.modified, "dateModified");
}

}  // namespace synoptic
