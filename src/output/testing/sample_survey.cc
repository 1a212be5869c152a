// SPDX-License-Identifier: Apache-2.0
#include "output/testing/sample_survey.h"

#include <stdexcept>
#include <utility>

#include "base/date.h"

namespace synoptic::testing {
namespace {

constexpr std::string_view kPost =
    "River talks end after an hour without a truce\n\n"
    "PORT MARROW — Talks between Valdoria and Kesh on the Ister crossing ended "
    "on Wednesday after just over an hour.\n\n"
    "The two sides agreed to return 1,200 detained boatmen each, Valdorian "
    "delegate Zoë Ämter said. “We came to open a river, not to draw a map,” "
    "she said.\n\n"
    "Valdoria demanded that Kesh withdraw its patrol boats from the Ister. "
    "Kesh rejected the demand.\n\n"
    "A second round is planned before the end of April.\n";

constexpr std::string_view kWire =
    "Valdoria and Kesh meet briefly over the Ister\n\n"
    "Talks over the Ister crossing lasted less than an hour on Wednesday, two "
    "officials said.\n\n"
    "The sides will return 1,200 boatmen in all, the Kesh foreign ministry "
    "said. “We came here to open the river, not draw a map,” Ämter told "
    "reporters.\n\n"
    "Kesh offered to reopen two of four locks for grain barges. The "
    "delegations "
    "did not shake hands. Valdoria wants the patrol boats of Kesh off the "
    "Ister.\n";

constexpr std::string_view kCopy =
    "Valdoria and Kesh meet briefly over the Ister\n\n"
    "Talks over the Ister crossing lasted less than an hour on Wednesday, two "
    "officials said.\n\n"
    "The sides will return 1,250 boatmen in all, the Kesh foreign ministry "
    "said.\n";

constexpr std::string_view kHostile =
    "<script>alert('talks')</script> & \"Ister\" 川の会談\n\n"
    "The talks \x1b[31mlasted an hour\x1b[0m and 65 minutes\x07, a source in "
    "Kes\xCC\x8Ch said \U0001F6A2.\n\n"
    "\xE2\x80\xAE"
    "Reversed words\xE2\x80\xAC </style><img src=x "
    "onerror=alert(1)>\n";

constexpr std::string_view kSecond =
    "Second round of river talks opens\n\n"
    "Valdoria and Kesh returned to Port Marrow on 24 April for a second "
    "round. Zoë Ämter led the delegation again.\n";

Report make_report(std::string id, std::string source, std::string published,
                   std::string_view text) {
  Report report;
  Document& document = report.document;
  document.path = "reports/" + id + ".txt";
  document.id = std::move(id);
  document.source = std::move(source);
  document.published = std::move(published);
  document.language = "en";
  document.text = text;
  document.title = text.substr(0, text.find('\n'));
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find("\n\n", at);
    if (end == text.npos) end = text.size() - 1;
    document.blocks.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
         at == 0 ? BlockKind::Headline : BlockKind::Paragraph});
    at = end + 2;
  }
  return report;
}

/// Makes the parts of an account out of words of the survey's reports.
struct Maker {
  Survey& survey;

  Evidence at(std::uint32_t report, std::string_view words) const {
    return words_of(survey, report, words);
  }
  Value value(Interval bounds, std::vector<Evidence> evidence) const {
    Value value;
    value.bounds = bounds;
    const Evidence& first = evidence.front();
    value.text =
        slice(survey.reports[first.report.value].document.text, first.span);
    for (const Evidence& one : evidence)
      if (value.reports.empty() || value.reports.back() != one.report)
        value.reports.push_back(one.report);
    value.evidence = std::move(evidence);
    return value;
  }
};

Point duration_point(const Maker& make) {
  Point point;
  point.id = {0};
  point.event = EventType::Consult;
  point.salience = 0.9;
  point.families = 3;
  point.evidence = {
      make.at(0,
              "Talks between Valdoria and Kesh on the Ister crossing ended "
              "on Wednesday after just over an hour"),
      make.at(1, "Talks over the Ister crossing lasted less than an hour"),
      make.at(2, "Talks over the Ister crossing lasted less than an hour"),
      make.at(3, "The talks \x1b[31mlasted an hour\x1b[0m and 65 minutes")};
  Evidence officials = make.at(1, "less than an hour");
  officials.holders = {{{}, "two officials", make.at(1, "two officials").span}};
  point.variants = {
      {Slot::Duration,
       Verdict::Conflict,
       Between::Reports,
       "more than an hour and less than an hour cannot both be true",
       {make.value({3600, 4500, true, false},
                   {make.at(0, "just over an hour")}),
        make.value({0, 3600, false, true},
                   {officials, make.at(2, "less than an hour")}),
        make.value(Interval::exactly(3900), {make.at(3, "65 minutes")})}},
      {Slot::Date,
       Verdict::Agree,
       Between::Reports,
       "the same day",
       {make.value(Interval::exactly(days_of({2031, 4, 2})),
                   {make.at(0, "on Wednesday"), make.at(1, "on Wednesday")})}}};
  return point;
}

Point boatmen_point(const Maker& make) {
  Point point;
  point.id = {1};
  point.event = EventType::Agree;
  point.salience = 0.8;
  point.families = 2;
  point.evidence = {
      make.at(0, "The two sides agreed to return 1,200 detained boatmen each"),
      make.at(1, "The sides will return 1,200 boatmen in all"),
      make.at(2, "The sides will return 1,250 boatmen in all")};
  point.variants = {{Slot::Number,
                     Verdict::Conflict,
                     Between::Parties,
                     "1,200 each is 2,400 in all, not 1,200",
                     {make.value(Interval::exactly(2400),
                                 {make.at(0, "1,200 detained boatmen each")}),
                      make.value(Interval::exactly(1200),
                                 {make.at(1, "1,200 boatmen in all")})}},
                    {Slot::Number,
                     Verdict::Update,
                     Between::Reports,
                     "the later report has 1,250",
                     {make.value(Interval::exactly(1200),
                                 {make.at(1, "1,200 boatmen in all")}),
                      make.value(Interval::exactly(1250),
                                 {make.at(2, "1,250 boatmen in all")})}}};
  return point;
}

Point single_point(const Maker& make, std::uint32_t id, std::uint32_t report,
                   std::string_view words) {
  Point point;
  point.id = {id};
  point.salience = 0.3;
  point.evidence = {make.at(report, words)};
  return point;
}

Point boats_point(const Maker& make) {
  Point point;
  point.id = {4};
  point.event = EventType::Request;
  point.salience = 0.2;
  point.families = 2;
  point.evidence = {
      make.at(0, "that Kesh withdraw its patrol boats from the Ister"),
      make.at(1, "the patrol boats of Kesh off the Ister")};
  return point;
}

void add_quotations(const Maker& make, Account& account) {
  LedgerEntry map;
  map.speaker = EntityId{2};
  map.speaker_name = "Zoë Ämter";
  map.verdict = QuotationVerdict::Differs;
  map.relation = QuotationRelation::Paraphrase;
  map.uses = {
      {make.at(0, "We came to open a river, not to draw a map"), "Zoë Ämter"},
      {make.at(1, "We came here to open the river, not draw a map"), "Ämter"}};
  account.quotations = {std::move(map)};
}

Account first_round(const Maker& make) {
  Account account;
  account.story.id = {0};
  account.story.members = {{{0}, {}, 1, 0.8},
                           {{1}, {}, 2, 0.9},
                           {{2}, ReportId{1}, 2, 0.9},
                           {{3}, {}, 3, 0.2}};
  account.story.related = {{{1},
                            RelationKind::Later,
                            "the same parties meet for a second round",
                            {make.at(4, "a second round")}}};
  account.title = make.at(0, "River talks end after an hour without a truce");
  account.begin = account.end = "2031-04-02";
  account.dates = {{"2031-04-03", false},
                   {"2031-04-03T09:30:00Z", false},
                   {"2031-04-04", false},
                   {"2031-04-03", true}};
  account.entities = {
      {{0}, NameType::Place, "Valdoria", {{"Valdoria", {{0}, {1}}}}, {}},
      {{1}, NameType::Place, "Kesh", {{"Kesh", {{0}, {1}}}}, {}},
      {{2},
       NameType::Person,
       "Zoë Ämter",
       {{"Zoë Ämter", {{0}}}, {"Ämter", {{1}}}},
       {"delegate"}}};
  account.points = {
      duration_point(make), boatmen_point(make),
      single_point(make, 2, 1, "The delegations did not shake hands"),
      single_point(make, 3, 0, "Kesh rejected the demand"), boats_point(make)};
  add_quotations(make, account);
  account.positions = {
      {{0},
       "patrol boats",
       Stance::Demands,
       "2031-04-02",
       {make.at(0, "that Kesh withdraw its patrol boats from the Ister")}},
      {{1},
       "patrol boats",
       Stance::Rejects,
       "2031-04-02",
       {make.at(0, "Kesh rejected the demand")}},
      {{1},
       "locks",
       Stance::Offers,
       "",
       {make.at(1, "to reopen two of four locks for grain barges")}}};
  account.agreed = {
      {"2031-04-02", {make.at(0, "agreed to return 1,200 detained boatmen")}}};
  account.planned = {{"../2031-04-30",
                      "",
                      Outcome::Done,
                      {make.at(0, "A second round is planned")}}};
  account.timeline = {
      {"2031-04-02", "day", {make.at(0, "ended on Wednesday")}}};
  account.coverage = {{{0}, {{3}}, {{2}}}, {{1}, {{2}}, {}}};
  account.alterations = {{Slot::Number,
                          false,
                          "The copy has another figure.",
                          make.at(1, "1,200 boatmen in all"),
                          {make.at(2, "1,250 boatmen in all")}}};
  return account;
}

Account second_round(const Maker& make) {
  Account account;
  account.story.id = {1};
  account.story.members = {{{4}, {}, 1, 1}};
  account.story.related = {{{0},
                            RelationKind::Earlier,
                            "the same parties met for a first round",
                            {make.at(0, "River talks end")}}};
  account.title = make.at(4, "Second round of river talks opens");
  account.begin = "2031-04-24";
  account.dates = {{"", false}};
  account.points = {
      single_point(make, 0, 4, "Valdoria and Kesh returned to Port Marrow")};
  return account;
}

}  // namespace

Evidence words_of(const Survey& survey, std::uint32_t report,
                  std::string_view words) {
  const std::string& text = survey.reports.at(report).document.text;
  const std::size_t begin = text.find(words);
  if (begin == text.npos)
    throw std::logic_error("no such words: " + std::string(words));
  Evidence evidence;
  evidence.report = {report};
  evidence.span = {static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(begin + words.size())};
  return evidence;
}

Survey sample_survey() {
  Survey survey;
  survey.program = "synoptic 0.0.0";
  survey.undated = 1;
  survey.unread = 2;
  survey.other_languages = 1;
  survey.reports = {
      make_report("post-1", "The Harbour Post", "2031-04-03", kPost),
      make_report("wire-7", "Meridian Wire", "2031-04-03T09:30:00Z", kWire),
      make_report("lys-2", "Dagens Lys", "2031-04-04", kCopy),
      make_report("hostile", "<b>川</b>\x1b[2J", "", kHostile),
      make_report("post-2", "The Harbour Post", "", kSecond)};
  const Maker make{survey};
  survey.accounts = {first_round(make), second_round(make)};
  return survey;
}

Report sample_report() {
  Survey survey;
  survey.reports = {make_report("post-1", "The Harbour Post", "", kPost)};
  const auto span = [&](std::string_view words) {
    return words_of(survey, 0, words).span;
  };
  Report report = survey.reports[0];
  report.document.byline = {"A. Writer"};
  report.document.removed = {
      {"Accept cookies?", "cookie-notice", span("The two sides").begin}};
  report.document.date_candidates = {{"2031-04-03", "text", "day"}};
  report.analysis.sentences = {
      {span("Kesh rejected the demand."), 0, 0, 3},
      {span("A second round is planned before the end of April."), 0, 0, 4}};
  Reading& reading = report.reading;
  reading.entities = {
      {{0}, NameType::Person, "Zoë Ämter", {"Ämter"}, {"delegate"}, ""},
      {{1}, NameType::Place, "Kesh", {}, {}, "XK"}};
  reading.mentions = {
      {span("Zoë Ämter"), NameType::Person, {0}, MentionKind::Name}};
  reading.times = {
      {span("Wednesday"),
       TimeType::Date,
       "2031-04-02",
       "",
       {double(days_of({2031, 4, 2})), double(days_of({2031, 4, 2}))}},
      {span("just over an hour"),
       TimeType::Duration,
       "PT1H",
       "MORE_THAN",
       {3600, 4500, true, false}},
      {span("before the end of April"),
       TimeType::Date,
       "2031-04",
       "BEFORE",
       {-Interval::kInfinity, days_of({2031, 4, 30}) + 0.5}}};
  reading.quantities = {{span("1,200 detained boatmen each"),
                         Interval::exactly(1200), "", "boatman", Per::Each,
                         ""}};
  Quotation quotation;
  quotation.span = span("We came to open a river, not to draw a map");
  quotation.content = {span("We came to open a river"),
                       span("not to draw a map")};
  quotation.cue = span("said");
  quotation.speaker = {span("Zoë Ämter"), EntityId{0}, "Zoë Ämter"};
  reading.quotations = {quotation};
  Statement statement;
  statement.span = span("Kesh rejected the demand");
  statement.event = EventType::Reject;
  statement.status = Status::Rejected;
  statement.actor = {{1}};
  statement.holders = {{EntityId{0}, "Zoë Ämter", span("Zoë Ämter")}};
  statement.times = {0};
  statement.introduced_by = span("A second round");
  reading.statements = {statement};
  return report;
}

}  // namespace synoptic::testing
