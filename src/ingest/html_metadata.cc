// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_metadata.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "base/date.h"
#include "base/unicode.h"
#include "ingest/ascii.h"
#include "ingest/credits.h"
#include "ingest/draft.h"
#include "ingest/json_ld.h"
#include "ingest/line_look.h"

namespace synoptic {
namespace {

using enum HtmlTag;

constexpr std::size_t kLongestTitle = 400;
constexpr std::size_t kLongestByline = 160;
// Elements that name a date or an author beyond these are those of teasers.
constexpr std::size_t kMostCandidates = 12;

// Names of meta elements, the surest first. Publication: Open Graph, Dublin
// Core, Parse.ly, Sailthru, Highwire and the names that content systems use.
constexpr std::string_view kPublishedNames[] = {
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "og:published_time",
    "og:pubdate",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "published_date",
    "published-date",
    "published",
    "date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "shareaholic:article_published_time",
    "dateposted",
    "displaydate",
    "release_date",
    "datecreated",
    "created",
    "article.created",
    "gentime",
    "timestamp",
    "doc_date",
    "content_create_date",
    "video:release_date",
};
constexpr std::string_view kModifiedNames[] = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "article.updated",
    "modified",
    "revised",
    "updated_time",
};
constexpr std::string_view kAuthorNames[] = {
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "og:article:author",
    "byl",
    "citation_author",
    "dcsext.author",
    "creator",
    "shareaholic:article_author_name",
    "article.author",
    "cxenseparse:author",
    "rbauthors",
    "twitter:data1",
};
constexpr std::string_view kTitleNames[] = {
    "og:title", "twitter:title",  "dc.title",
    "headline", "sailthru.title", "parsely-title",
};

struct MetaEntry {
  std::string name;
  std::string_view content;
};

std::string_view find_meta(const std::vector<MetaEntry>& metas,
                           std::string_view name) {
  for (const MetaEntry& meta : metas) {
    if (meta.name == name && !trim_space(meta.content).empty()) {
      return trim_space(meta.content);
    }
  }
  return {};
}

bool same_words(std::string_view a, std::string_view b) {
  const FoldedWords first(a);
  const FoldedWords second(b);
  return std::ranges::equal(first.words(), second.words());
}

bool words_within(std::string_view part, std::string_view whole) {
  const FoldedWords first(part);
  const FoldedWords second(whole);
  return !first.words().empty() &&
         std::search(second.words().begin(), second.words().end(),
                     first.words().begin(),
                     first.words().end()) != second.words().end();
}

/// The title element without the outlet's name: the longer side of the last
/// bar or dash that parts it, where that has words enough.
std::string without_site_name(std::string_view title, std::string_view site) {
  constexpr std::string_view kMarks[] = {
      " | ",      " - ", " \u2013 ", " \u2014 ", " :: ",    " \u00BB ",
      " \u00AB ", " / ", " > ",      " \u00B7 ", " \u2022 "};
  while (true) {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string_view mark : kMarks) {
      const std::size_t found = title.rfind(mark);
      if (found != std::string_view::npos &&
          (at == std::string_view::npos || found > at)) {
        at = found;
        size = mark.size();
      }
    }
    if (at == std::string_view::npos) return std::string(title);
    const std::string_view head = trim_space(title.substr(0, at));
    const std::string_view tail = trim_space(title.substr(at + size));
    const std::size_t head_words = look_at(head).words;
    const std::size_t tail_words = look_at(tail).words;
    const bool strong =
        title.substr(at, size).find_first_of("|:") != std::string_view::npos ||
        title.substr(at, size).find("\u00BB") != std::string_view::npos;
    if (!site.empty() && same_words(head, site)) return std::string(tail);
    if (!site.empty() && same_words(tail, site)) {
      title = head;
      site = {};
      continue;
    }
    if (strong && head_words < tail_words) return std::string(tail);
    if (strong || (tail_words <= 4 && head_words > tail_words)) {
      title = head;
      site = {};
      continue;
    }
    if (head_words <= 3 && tail_words > head_words) return std::string(tail);
    return std::string(title);
  }
}

/// "/2014/05/08/", "2014-05-08", "20140508" in an address.
std::optional<DateCandidate> date_in_address(std::string_view url) {
  const auto digits = [&url](std::size_t at, std::size_t count) -> int {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= url.size() || url[i] < '0' || url[i] > '9') return -1;
      value = value * 10 + (url[i] - '0');
    }
    return value;
  };
  for (std::size_t at = 1; at + 8 <= url.size(); ++at) {
    const bool begins = digits(at - 1, 1) < 0;
    const int year = digits(at, 4);
    if (!begins || year < 1990 || year > 2100) continue;
    const char mark = url[at + 4];
    const bool marked = mark == '/' || mark == '-' || mark == '_';
    std::size_t next = at + (marked ? 5 : 4);
    const std::size_t month_digits = digits(next, 2) >= 0 ? 2 : 1;
    const int month = digits(next, month_digits);
    next += month_digits;
    if (marked && (next >= url.size() || url[next] != mark)) continue;
    if (marked) ++next;
    const std::size_t day_digits = digits(next, 2) >= 0 ? 2 : 1;
    const int day = digits(next, day_digits);
    if (digits(next + day_digits, 1) >= 0 || (!marked && day_digits < 2)) {
      continue;
    }
    const Date date{year, month, day};
    if (is_valid(date)) return DateCandidate{to_string(date), "address", "day"};
  }
  return std::nullopt;
}

/// A date that readers see, and its node.
struct ShownDate {
  DateCandidate date;
  std::uint32_t node = 0;
};

struct Heading {
  std::string text;
  std::uint32_t node = 0;
};

// A node above the headline is as far from it as so many below. A guess.
constexpr std::uint32_t kAbove = 3;

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const IngestResources& resources)
      : tree_(tree), resources_(resources) {}

  PageMetadata read() {
    walk();
    page_.url = address_;
    if (page_.url.empty()) page_.url = find_meta(metas_, "og:url");
    page_.source = find_meta(metas_, "og:site_name");
    if (page_.source.empty()) page_.source = json_ld_.publisher;
    page_.title = decode_references(title());
    page_.byline = byline();
    tell_dates();
    return std::move(page_);
  }

 private:
  void walk() {
    const auto& nodes = tree_.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      switch (nodes[i].tag) {
        case Text:
        case Br:
        case Style:
          break;
        case Meta:
          take_meta(i);
          break;
        case Script:
          take_script(i);
          break;
        case Title:
          if (title_element_.empty()) {
            title_element_ = tree_.text_of(i, kLongestTitle);
          }
          break;
        case Link:
          take_link(i);
          break;
        case Html:
          take_language(i);
          break;
        case H1:
          take_heading(i, headings_);
          break;
        case H2:
        case H3:
          take_heading(i, minor_headings_);
          break;
        default:
          take_element(i);
          break;
      }
    }
  }

  void take_meta(std::uint32_t i) {
    const auto content = tree_.attribute(i, "content");
    if (!content) return;
    for (const std::string_view key :
         {"property", "name", "itemprop", "http-equiv"}) {
      const auto name = tree_.attribute(i, key);
      if (name && !name->empty()) {
        metas_.push_back({lower_ascii(*name), *content});
        return;
      }
    }
  }

  void take_script(std::uint32_t i) {
    const auto type = tree_.attribute(i, "type");
    if (!type ||
        find_ignoring_case(*type, "ld+json") == std::string_view::npos) {
      return;
    }
    const auto& nodes = tree_.nodes();
    std::string text;
    for (std::uint32_t j = i + 1; j < nodes[i].end; ++j) text += nodes[j].text;
    read_json_ld(text, json_ld_);
  }

  void take_link(std::uint32_t i) {
    const auto relation = tree_.attribute(i, "rel");
    const auto target = tree_.attribute(i, "href");
    if (relation && target && address_.empty() &&
        equal_ignoring_case(*relation, "canonical")) {
      address_ = trim_space(*target);
    }
  }

  void take_language(std::uint32_t i) {
    const auto language = tree_.attribute(i, "lang");
    if (!language || language->size() < 2) return;
    const std::string code = lower_ascii(language->substr(0, 2));
    const bool letters =
        code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z';
    const bool short_code =
        language->size() == 2 || (*language)[2] == '-' || (*language)[2] == '_';
    if (letters && short_code) page_.language = code;
  }

  void take_heading(std::uint32_t i, std::vector<std::string>& headings) {
    if (headings.size() >= kMostCandidates) return;
    std::string text = tree_.text_of(i, kLongestTitle);
    if (look_at(text).letters == 0) return;
    heading_nodes_.push_back({text, i});
    headings.push_back(std::move(text));
  }

  void take_element(std::uint32_t i) {
    const HtmlTag tag = tree_.nodes()[i].tag;
    if (const auto property = tree_.attribute(i, "itemprop")) {
      if (equal_ignoring_case(*property, "datePublished")) {
        take_moment(i, surest_);
      } else if (equal_ignoring_case(*property, "author") &&
                 sure_authors_.empty()) {
        add_author(i, sure_authors_);
      } else if (equal_ignoring_case(*property, "dateModified") &&
                 page_.modified.empty()) {
        std::vector<DateCandidate> found;
        take_moment(i, found);
        if (!found.empty()) page_.modified = found[0].value;
      }
    }
    if (tag == Time) take_shown(i);
    if (tag == A && authors_.size() < kMostCandidates) {
      const auto relation = tree_.attribute(i, "rel");
      if (relation &&
          find_ignoring_case(*relation, "author") != std::string_view::npos) {
        add_author(i, sure_authors_);
      }
    }
    take_by_name(i);
  }

  /// Notes a date that readers see, and where.
  void take_shown(std::uint32_t i) {
    std::vector<DateCandidate> found;
    take_moment(i, found);
    if (!found.empty()) shown_.push_back({std::move(found.front()), i});
  }

  /// Those nearest to the headline come first. What stands above it belongs to
  /// the page rather than to the article, unless it is very near.
  void sort_shown() {
    const std::uint32_t headline = headline_node();
    const auto distance = [&](const ShownDate& shown) {
      return shown.node >= headline ? shown.node - headline
                                    : kAbove * (headline - shown.node);
    };
    std::ranges::stable_sort(shown_, std::less<>(), distance);
  }

  /// The heading that the title is; else the first; else the beginning.
  std::uint32_t headline_node() const {
    for (const Heading& heading : heading_nodes_) {
      if (same_words(heading.text, page_.title)) return heading.node;
    }
    return heading_nodes_.empty() ? 0 : heading_nodes_.front().node;
  }

  void take_by_name(std::uint32_t i) {
    if (authors_.size() >= kMostCandidates &&
        shown_.size() >= kMostCandidates) {
      return;
    }
    for (const std::string_view attribute : {"class", "id"}) {
      const auto name = tree_.attribute(i, attribute);
      if (!name || name->empty()) continue;
      const PartMarks marks = resources_.part_names.look_up(*name);
      if (marks.comments) return;
      if (marks.author && authors_.empty()) {
        add_author(i, authors_);
      }
      if (marks.date && shown_.size() < kMostCandidates) {
        take_shown(i);
      }
    }
  }

  void add_author(std::uint32_t i, std::vector<std::string>& into) {
    const std::string text = tree_.text_of(i, kLongestByline + 1);
    if (text.empty() || text.size() > kLongestByline) return;
    for (std::string& name : author_names(text)) {
      if (std::ranges::find(into, name) == into.end()) {
        into.push_back(std::move(name));
      }
    }
  }

  /// What a byline names, without "By", dates and addresses.
  std::vector<std::string> author_names(std::string_view text) const {
    std::vector<std::string> names;
    for (std::string& name : split_names(text)) {
      name = without_labels(name);
      const LineLook look = look_at(name);
      const bool plausible = look.words >= 1 && look.words <= 5 &&
                             look.digits == 0 && !look.begins_lower &&
                             name.find("http") == std::string::npos &&
                             name.find('@') == std::string::npos;
      if (plausible) names.push_back(std::move(name));
    }
    return names;
  }

  /// "Posted by Mara Lind" is Mara Lind.
  std::string without_labels(std::string_view name) const {
    while (true) {
      name = trim_space(name);
      const std::size_t end = name.find_first_of(" :");
      const std::string_view first = name.substr(0, end);
      if (!resources_.byline_labels.contains(fold(first))) break;
      if (end == std::string_view::npos) return {};
      name.remove_prefix(end + 1);
    }
    return std::string(name);
  }

  /// The moment that an element tells by attribute or text.
  void take_moment(std::uint32_t i, std::vector<DateCandidate>& into) {
    const std::string_view origin =
        tree_.nodes()[i].tag == Time ? "time" : "date-line";
    for (const std::string_view attribute :
         {"datetime", "content", "title", "data-datetime"}) {
      const auto value = tree_.attribute(i, attribute);
      if (!value) continue;
      if (auto found = read_moment(*value, resources_.dates)) {
        found->origin = origin;
        into.push_back(*std::move(found));
        return;
      }
    }
    const std::string text = tree_.text_of(i, 200);
    if (text.size() > 200) return;
    auto found = find_date(text, resources_.dates, text.size());
    if (!found) found = read_date_line(text, resources_.dates);
    if (found && found->precision == "day") {
      found->origin = origin;
      into.push_back(*std::move(found));
    }
  }

  std::string title() const {
    const std::string site(find_meta(metas_, "og:site_name"));
    std::string given;
    for (const std::string_view name : kTitleNames) {
      given = without_site_name(find_meta(metas_, name), site);
      if (!given.empty()) break;
    }
    // The longest heading that the title element or the given title repeats.
    std::string longest;
    for (const auto* headings : {&headings_, &minor_headings_}) {
      for (const std::string& heading : *headings) {
        if (heading.size() > longest.size() &&
            (words_within(heading, title_element_) ||
             (!given.empty() && words_within(heading, given)))) {
          longest = heading;
        }
      }
    }
    if (!longest.empty() && !same_words(longest, site)) return longest;
    if (!given.empty() && !same_words(given, site)) return given;
    if (!json_ld_.headline.empty()) return json_ld_.headline;
    if (headings_.size() == 1) return headings_[0];
    return without_site_name(trim_space(title_element_), site);
  }

  std::vector<std::string> byline() const {
    std::vector<std::string> names;
    for (const std::string& author : json_ld_.authors) {
      for (std::string& name : author_names(author)) {
        names.push_back(std::move(name));
      }
    }
    if (!names.empty()) return names;
    if (!sure_authors_.empty()) return sure_authors_;
    for (const std::string_view key : kAuthorNames) {
      for (const MetaEntry& meta : metas_) {
        if (meta.name != key) continue;
        for (std::string& name :
             author_names(decode_references(meta.content))) {
          names.push_back(std::move(name));
        }
      }
      if (!names.empty()) return names;
    }
    return authors_;
  }

  void add_date(std::optional<DateCandidate> found, const std::string& origin) {
    if (!found || page_.dates.size() >= kMostCandidates) return;
    found->origin = origin;
    page_.dates.push_back(*std::move(found));
  }

  void tell_dates() {
    const DateWords& words = resources_.dates;
    add_date(read_moment(json_ld_.published, words), "json-ld");
    for (const std::string_view name : kPublishedNames) {
      add_date(read_moment(find_meta(metas_, name), words), "meta");
    }
    for (const DateCandidate& found : surest_) add_date(found, "time");
    add_date(date_in_address(page_.url), "address");
    sort_shown();
    for (const ShownDate& shown : shown_) {
      add_date(shown.date, shown.date.origin);
    }
    const auto modified = read_moment(json_ld_.modified, words);
    if (modified) page_.modified = modified->value;
    for (const std::string_view name : kModifiedNames) {
      if (!page_.modified.empty()) break;
      const auto found = read_moment(find_meta(metas_, name), words);
      if (found) page_.modified = found->value;
    }
  }

  const HtmlTree& tree_;
  const IngestResources& resources_;
  PageMetadata page_;
  JsonLd json_ld_;
  std::vector<MetaEntry> metas_;
  std::vector<std::string> headings_;
  std::vector<std::string> minor_headings_;
  std::vector<std::string> sure_authors_;
  std::vector<std::string> authors_;
  std::vector<DateCandidate> surest_;
  std::vector<ShownDate> shown_;
  std::vector<Heading> heading_nodes_;
  std::string title_element_;
  std::string address_;
};

}  // namespace

PageMetadata read_metadata(const HtmlTree& tree,
                           const IngestResources& resources) {
  return MetadataReader(tree, resources).read();
}

void fill_fields(RecordFields& fields, PageMetadata& page) {
  const auto fill = [](std::string& field, std::string& from) {
    if (field.empty()) field = std::move(from);
  };
  fill(fields.title, page.title);
  fill(fields.url, page.url);
  fill(fields.source, page.source);
  fill(fields.modified, page.modified);
  if (fields.byline.empty()) fields.byline = std::move(page.byline);
}

}  // namespace synoptic
