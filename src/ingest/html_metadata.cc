// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_metadata.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/unicode.h"
#include "ingest/ascii.h"
#include "ingest/credits.h"
#include "ingest/draft.h"
#include "ingest/html_dates.h"
#include "ingest/html_title.h"
#include "ingest/json_ld.h"
#include "ingest/line_look.h"
#include "ingest/meta_entries.h"

namespace synoptic {
namespace {

using enum HtmlTag;

constexpr std::size_t kLongestTitle = 400;
constexpr std::size_t kLongestByline = 160;
// A label that is shorter is no name by itself. A guess.
constexpr std::size_t kFewestNameBytes = 8;
// Elements that name a date or an author beyond these are those of teasers.
constexpr std::size_t kMostCandidates = 12;

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
/// How a page tells its author: by markup that means it, or by a name that
/// parts with authors go by.
enum class Told { ByMarkup, ByName };

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const IngestResources& resources)
      : tree_(tree),
        resources_(resources),
        names_(resources.part_names),
        dates_(tree, resources.dates) {}

  PageMetadata read() {
    walk();
    page_.url = address_;
    if (page_.url.empty()) page_.url = find_meta(metas_, "og:url");
    page_.source = find_meta(metas_, "og:site_name");
    if (page_.source.empty()) page_.source = json_ld_.publisher;
    page_.title = decode_references(
        choose_title({metas_, headings_, title_element_, json_ld_.headline}));
    page_.byline = byline();
    page_.body = std::move(json_ld_.body);
    dates_.tell(metas_, json_ld_, headings_, page_);
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
        case H2:
        case H3:
          take_heading(i);
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

  void take_heading(std::uint32_t i) {
    const bool is_first = tree_.nodes()[i].tag == H1;
    std::size_t& count = is_first ? first_headings_ : minor_headings_;
    if (count >= kMostCandidates) return;
    std::string text = tree_.text_of(i, kLongestTitle);
    if (look_at(text).letters == 0) return;
    ++count;
    headings_.push_back({std::move(text), i, is_first});
  }

  void take_element(std::uint32_t i) {
    const HtmlTag tag = tree_.nodes()[i].tag;
    if (const auto property = tree_.attribute(i, "itemprop")) {
      if (equal_ignoring_case(*property, "datePublished")) {
        dates_.take_sure(i);
      } else if (equal_ignoring_case(*property, "author") &&
                 sure_authors_.empty()) {
        add_author(i, Told::ByMarkup, sure_authors_);
      } else if (equal_ignoring_case(*property, "dateModified") &&
                 page_.modified.empty()) {
        if (auto found = dates_.moment_at(i)) page_.modified = found->value;
      }
    }
    if (tag == Time) dates_.take_shown(i);
    if (tag == A && authors_.size() < kMostCandidates) {
      const auto relation = tree_.attribute(i, "rel");
      if (relation &&
          find_ignoring_case(*relation, "author") != std::string_view::npos) {
        add_author(i, Told::ByMarkup, sure_authors_);
      }
    }
    take_by_name(i);
  }

  void take_by_name(std::uint32_t i) {
    if (authors_.size() >= kMostCandidates && dates_.is_full()) return;
    for (const std::string_view attribute : {"class", "id"}) {
      const auto name = tree_.attribute(i, attribute);
      if (!name || name->empty()) continue;
      const PartMarks marks = names_.look_up(*name);
      if (marks.comments) {
        dates_.note_comments(i);
        return;
      }
      if (marks.author && authors_.empty()) {
        add_author(i, Told::ByName, authors_);
      }
      if (marks.date && !dates_.is_full()) dates_.take_shown(i);
    }
  }

  void add_author(std::uint32_t i, Told told, std::vector<std::string>& into) {
    const std::string text = tree_.text_of(i, kLongestByline + 1);
    if (text.empty() || text.size() > kLongestByline) return;
    for (std::string& name : author_names(text, told)) {
      if (std::ranges::find(into, name) == into.end()) {
        into.push_back(std::move(name));
      }
    }
  }

  /// What a byline names, without "By", dates and addresses. Those who write
  /// under a name of their own choice spell it as they like; what only looks
  /// like a byline has to look like a name, too.
  std::vector<std::string> author_names(std::string_view text,
                                        Told told) const {
    std::vector<std::string> names;
    for (std::string& name : split_names(text)) {
      name = without_labels(name);
      const LineLook look = look_at(name);
      const bool spells_so =
          told == Told::ByMarkup || (look.digits == 0 && !look.begins_lower);
      const bool plausible = look.words >= 1 && look.words <= 5 && spells_so &&
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
      // "Newsroom" alone is who wrote it, "By" is nobody.
      if (end == std::string_view::npos) {
        return name.size() < kFewestNameBytes ? std::string()
                                              : std::string(name);
      }
      name.remove_prefix(end + 1);
    }
    return std::string(name);
  }

  std::vector<std::string> byline() const {
    std::vector<std::string> names;
    for (const std::string& author : json_ld_.authors) {
      for (std::string& name : author_names(author, Told::ByMarkup)) {
        names.push_back(std::move(name));
      }
    }
    if (!names.empty()) return names;
    if (!sure_authors_.empty()) return sure_authors_;
    for (const std::string_view key : kAuthorNames) {
      for (const MetaEntry& meta : metas_) {
        if (meta.name != key) continue;
        for (std::string& name :
             author_names(decode_references(meta.content), Told::ByName)) {
          names.push_back(std::move(name));
        }
      }
      if (!names.empty()) return names;
    }
    return authors_;
  }

  const HtmlTree& tree_;
  const IngestResources& resources_;
  SeenNames names_;
  PageMetadata page_;
  PageDates dates_;
  JsonLd json_ld_;
  std::vector<MetaEntry> metas_;
  std::vector<PageHeading> headings_;
  std::size_t first_headings_ = 0;
  std::size_t minor_headings_ = 0;
  std::vector<std::string> sure_authors_;
  std::vector<std::string> authors_;
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
