// SPDX-License-Identifier: Apache-2.0
#include "ingest/html_tree.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "ingest/ascii.h"
#include "ingest/html_places.h"

namespace synoptic {
namespace {

// Pages have a few dozen attributes a tag; libxml2 takes 50 ms for 5,000.
constexpr std::size_t kMostAttributes = 500;

using enum HtmlTag;
constexpr std::pair<std::string_view, HtmlTag> kTags[] = {
    {"a", A},
    {"address", Address},
    {"article", Article},
    {"aside", Aside},
    {"b", B},
    {"blockquote", Blockquote},
    {"body", Body},
    {"br", Br},
    {"button", Button},
    {"caption", Caption},
    {"cite", Cite},
    {"code", Code},
    {"dd", Dd},
    {"details", Details},
    {"dialog", Dialog},
    {"div", Div},
    {"dl", Dl},
    {"dt", Dt},
    {"em", Em},
    {"fieldset", Fieldset},
    {"figcaption", Figcaption},
    {"figure", Figure},
    {"font", Font},
    {"footer", Footer},
    {"form", Form},
    {"h1", H1},
    {"h2", H2},
    {"h3", H3},
    {"h4", H4},
    {"h5", H5},
    {"h6", H6},
    {"head", Head},
    {"header", Header},
    {"hr", Hr},
    {"html", Html},
    {"i", I},
    {"iframe", Iframe},
    {"img", Img},
    {"input", Input},
    {"label", Label},
    {"li", Li},
    {"link", Link},
    {"main", Main},
    {"menu", Menu},
    {"meta", Meta},
    {"nav", Nav},
    {"noscript", Noscript},
    {"object", Object},
    {"ol", Ol},
    {"option", Option},
    {"p", P},
    {"picture", Picture},
    {"pre", Pre},
    {"q", Q},
    {"rp", Rp},
    {"rt", Rt},
    {"s", S},
    {"script", Script},
    {"section", Section},
    {"select", Select},
    {"small", Small},
    {"span", Span},
    {"strong", Strong},
    {"style", Style},
    {"summary", Summary},
    {"svg", Svg},
    {"table", Table},
    {"tbody", Tbody},
    {"td", Td},
    {"template", Template},
    {"textarea", Textarea},
    {"tfoot", Tfoot},
    {"th", Th},
    {"thead", Thead},
    {"time", Time},
    {"title", Title},
    {"tr", Tr},
    {"u", U},
    {"ul", Ul},
    {"video", Video},
};

std::string_view view_of(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text))
              : std::string_view();
}

HtmlTag tag_of(std::string_view name) {
  const auto found = std::ranges::lower_bound(
      kTags, name, {}, &std::pair<std::string_view, HtmlTag>::first);
  return found != std::end(kTags) && found->first == name ? found->second
                                                          : Other;
}

const xmlNode* node_of(const void* element) {
  return static_cast<const xmlNode*>(element);
}

/// Where a comment, script or style that begins at `at` ends; `at` if none
/// does begin there.
std::size_t skip_raw(std::string_view page, std::size_t at) {
  const auto behind = [&](std::string_view mark, std::size_t from) {
    const std::size_t end = find_ignoring_case(page, mark, from);
    return end == std::string_view::npos ? page.size() : end + mark.size();
  };
  if (page.substr(at).starts_with("<!--")) return behind("-->", at + 4);
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{"<script", "</script"},
        {"<style", "</style"}}) {
    if (equal_ignoring_case(page.substr(at, open.size()), open)) {
      return behind(close, at + open.size());
    }
  }
  return at;
}

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' ||
         c == '/';
}

/// Reads a tag from behind its `<`. Gives its end (at `>` or the page's), and
/// in `cut` where the attributes become too many; 0 if they never do.
std::size_t read_tag(std::string_view page, std::size_t at, std::size_t& cut) {
  std::size_t attributes = 0;
  bool between = false;
  cut = 0;
  while (at < page.size() && page[at] != '>') {
    if (is_blank(page[at])) {
      between = true;
      ++at;
      continue;
    }
    if (std::exchange(between, false) && ++attributes > kMostAttributes &&
        cut == 0) {
      cut = at;
    }
    if (page[at] != '=') {
      ++at;
      continue;
    }
    // A quotation mark counts only where a value begins.
    ++at;
    while (at < page.size() && is_blank(page[at])) ++at;
    if (at < page.size() && (page[at] == '"' || page[at] == '\'')) {
      at = std::min(page.find(page[at], at + 1), page.size() - 1) + 1;
    }
  }
  return at;
}

}  // namespace

namespace {
struct FreeContext {
  void operator()(htmlParserCtxt* context) const {
    htmlFreeParserCtxt(context);
  }
};
}  // namespace

struct HtmlTree::Document {
  htmlDocPtr tree = nullptr;
  HtmlPlaces places;
  ~Document() {
    if (tree) xmlFreeDoc(tree);
  }
};

bool is_block(HtmlTag tag) {
  switch (tag) {
    case Text:
    case A:
    case B:
    case Br:
    case Cite:
    case Code:
    case Em:
    case Font:
    case I:
    case Img:
    case Input:
    case Label:
    case Link:
    case Meta:
    case Q:
    case S:
    case Small:
    case HtmlTag::Span:
    case Strong:
    case Time:
    case U:
    case Other:
    case Picture:
    case Rp:
    case Rt:
    case Svg:
      return false;
    default:
      return true;
  }
}

std::optional<std::string> cap_attributes(std::string_view page) {
  std::optional<std::string> capped;
  for (std::size_t at = page.find('<'); at != std::string_view::npos;
       at = page.find('<', at)) {
    if (const std::size_t behind = skip_raw(page, at); behind > at) {
      at = behind;
      continue;
    }
    ++at;
    const bool is_name = at < page.size() &&
                         ((page[at] | 0x20) >= 'a' && (page[at] | 0x20) <= 'z');
    if (!is_name) continue;
    std::size_t cut = 0;
    const std::size_t end = read_tag(page, at, cut);
    if (cut > 0) {
      if (!capped) capped = std::string(page);
      std::fill(capped->begin() + static_cast<std::ptrdiff_t>(cut),
                capped->begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
    at = end;
  }
  return capped;
}

HtmlTree::HtmlTree(std::string_view page, Origins origins)
    : document_(std::make_unique<Document>()), origins_(origins) {
  xmlInitParser();  // Does its work once, behind a lock of its own.
  const std::optional<std::string> capped = cap_attributes(page);
  if (capped) page = *capped;
  constexpr int kOptions =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
      HTML_PARSE_NONET | HTML_PARSE_COMPACT | static_cast<int>(XML_PARSE_HUGE);
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlNewParserCtxt());
  if (context) {
    if (origins == Origins::Told) {
      document_->places.watch(*context, page);
    }
    document_->tree = htmlCtxtReadMemory(context.get(), page.data(),
                                         static_cast<int>(page.size()), nullptr,
                                         "UTF-8", kOptions);
  }
  take_nodes(document_->tree ? xmlDocGetRootElement(document_->tree) : nullptr);
}

void HtmlTree::take_nodes(const void* first) {
  const xmlNode* root = node_of(first);
  if (!root) {
    nodes_.push_back({Html, 0, 1, {}, nullptr});
    return;
  }
  std::uint32_t parent = 0;
  const xmlNode* at = root;
  while (at) {
    bool descend = false;
    if (at->type == XML_ELEMENT_NODE || at->type == XML_TEXT_NODE ||
        at->type == XML_CDATA_SECTION_NODE) {
      const auto index = static_cast<std::uint32_t>(nodes_.size());
      const bool is_element = at->type == XML_ELEMENT_NODE;
      nodes_.push_back({is_element ? tag_of(view_of(at->name)) : Text, parent,
                        index + 1,
                        is_element ? std::string_view() : view_of(at->content),
                        is_element || tells_origins() ? at : nullptr});
      descend = is_element && at->children;
      if (descend) parent = index;
    }
    if (descend) {
      at = at->children;
      continue;
    }
    while (at && at != root && !at->next) {
      at = at->parent;
      nodes_[parent].end = static_cast<std::uint32_t>(nodes_.size());
      parent = nodes_[parent].parent;
    }
    if (!at || at == root) break;
    at = at->next;
  }
  nodes_[0].end = static_cast<std::uint32_t>(nodes_.size());
}

HtmlTree::~HtmlTree() = default;

std::optional<std::string_view> HtmlTree::attribute(
    std::uint32_t node, std::string_view name) const {
  if (!nodes_[node].element || nodes_[node].tag == Text) return std::nullopt;
  for (const xmlAttr* at = node_of(nodes_[node].element)->properties; at;
       at = at->next) {
    if (view_of(at->name) == name) {
      return at->children ? view_of(at->children->content) : std::string_view();
    }
  }
  return std::nullopt;
}

std::span<const Origin> HtmlTree::origins(std::uint32_t node) const {
  return nodes_[node].tag == Text ? document_->places.of(nodes_[node].element)
                                  : std::span<const Origin>();
}

std::string HtmlTree::text_of(std::uint32_t node, std::size_t most) const {
  std::string text;
  bool blank = false;
  for (std::uint32_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].tag == Script || nodes_[i].tag == Style) {
      i = nodes_[i].end - 1;
      continue;
    }
    if (is_block(nodes_[i].tag) || nodes_[i].tag == Br) blank = true;
    for (std::size_t at = 0; at < nodes_[i].text.size();) {
      const CodePoint next = decode_utf8(nodes_[i].text, at);
      if (is_space(next.value)) {
        blank = true;
      } else {
        if (blank && !text.empty()) text += ' ';
        blank = false;
        text.append(nodes_[i].text.substr(at, next.size));
      }
      at += next.size;
    }
    if (text.size() > most) break;
  }
  return text;
}

}  // namespace synoptic
