// SPDX-License-Identifier: Apache-2.0
//
// Trains the pair score of the reconciliation: the weights of a logistic model
// that says whether two statements of different reports say the same.
//
//   train_alignment --root DIR [--marked POINTS RECORDS.jsonl]
//                   [--ecb ECB.jsonl] [--leave-out NAME] [--dump DIR]
//                   STORIES_DIR > models/alignment-en.txt
//
// STORIES_DIR holds a folder a story, with `reports/` and `gold.json`. A pair
// of statements is right when both meet evidence of one gold point, as the
// scorer has it; every other pair is wrong. POINTS (points.txt beside this
// file) marks more stories, whose reports are RECORDS {"id", "title", "text"}.
// ECB.jsonl (unpacked) adds pairs
// from the reports of one subtopic: right when they hold mentions of one
// event, wrong when each holds a mention and they share none.
//
// `--blank` prints a model of naughts: the trainer reads the program's other
// resources as the program does, and that needs one of this version.
#include <simdjson.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "engine/disk_files.h"
#include "engine/resources.h"
#include "ingest/ingest.h"
#include "language/analyze.h"
#include "logistic.h"
#include "reading/read.h"
#include "reconciliation/pair_context.h"
#include "reconciliation/pair_score.h"

namespace synoptic {
namespace {

namespace fs = std::filesystem;

struct Example {
  PairFeatures features{};
  ContextFeatures context{};
  bool same = false;
  double weight = 1;
};

/// One story (or topic of ECB+) with its pairs; `examples` are those of `pairs`
/// at `kept`.
struct Source {
  std::string name;
  std::vector<StatementTerms> statements;
  std::vector<CandidatePair> pairs;
  std::vector<std::size_t> kept;
  std::vector<Example> examples;
  std::vector<std::pair<std::string, Span>> places;  // of the statements
};

/// A penalty on the squares of the weights, so that rare features stay small.
constexpr double kPenalty = 1.0;

/// A pair of which one side bears no mark may be the same all the same: the
/// gold tells what matters, not everything. Chosen by leave-one-story-out.
constexpr double kUnjudgedWeight = 0.3;

/// The thresholds that go with the model. A wrong join misleads more than a
/// missed one: seeds of 0.25 have the same F1, but join far more that no gold
/// joins (docs/measurements.md).
constexpr double kSeedThreshold = 0.35;
constexpr double kMeanThreshold = 0.25;
constexpr double kLeastThreshold = 0.2;

/// Pairs of ECB+ count this much beside those of the stories: their sentences
/// are shorter and their points single events.
constexpr double kEcbWeight = 0.3;

std::string file_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string string_of(simdjson::simdjson_result<simdjson::dom::element> value) {
  return std::string(std::string_view(value));
}

Report understand(Document document, const Resources& resources) {
  Report report;
  report.document = std::move(document);
  report.analysis = analyze(report.document, resources.language);
  report.reading = read(report.document, report.analysis, resources.reading);
  return report;
}

StoryTerms terms_of(const std::vector<Report>& reports,
                    const Resources& resources) {
  Story story;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    story.members.push_back({.report = {i}, .copy_of = std::nullopt});
  }
  const EntityLinks links = link_entities(story, reports);
  return collect_terms(story, reports, links, resources.language,
                       resources.stories, resources.reconciliation);
}

/// The pairs of statements of different reports, with the marks (points, event
/// clusters) that each statement bears.
Source pairs_of(StoryTerms story, const std::vector<std::set<int>>& marks,
                double weight, bool only_marked) {
  Source source;
  source.pairs = find_candidates(story);
  source.statements = std::move(story.statements);
  for (std::size_t i = 0; i < source.pairs.size(); ++i) {
    const CandidatePair& pair = source.pairs[i];
    if (only_marked && (marks[pair.a].empty() || marks[pair.b].empty())) {
      continue;
    }
    const bool judged = !marks[pair.a].empty() && !marks[pair.b].empty();
    Example example{
        pair.features, {}, false, judged ? weight : weight * kUnjudgedWeight};
    for (const int mark : marks[pair.a]) {
      if (marks[pair.b].contains(mark)) example.same = true;
    }
    source.kept.push_back(i);
    source.examples.push_back(example);
  }
  return source;
}

/// The scorer's rule: half of the gold span and a quarter of our own.
bool meets(Span own, Span gold) {
  if (!overlap(own, gold)) return false;
  const std::uint32_t shared =
      std::min(own.end, gold.end) - std::max(own.begin, gold.begin);
  return 2 * shared >= gold.size() && 4 * shared >= own.size();
}

/// The reports of a story under the names that its marks use.
struct StoryReports {
  std::vector<Report> reports;
  std::map<std::string, std::uint32_t> index;

  void add(const std::string& name, const std::string& text,
           const Resources& resources) {
    ingest(text, name,
           {.format = InputFormat::Text, .resources = &resources.ingest},
           [&](Ingested ingested) {
             if (!ingested.document) return true;
             index[name] = static_cast<std::uint32_t>(reports.size());
             reports.push_back(
                 understand(*std::move(ingested.document), resources));
             return true;
           });
  }
};

/// What one report says of a point, word for word.
struct MarkedWords {
  int point = 0;
  std::string report;
  std::string words;
};

Source read_story(std::string name, const StoryReports& story,
                  const std::vector<MarkedWords>& all_evidence,
                  const Resources& resources) {
  const std::vector<Report>& reports = story.reports;
  StoryTerms story_terms = terms_of(reports, resources);
  const std::vector<StatementTerms>& terms = story_terms.statements;
  std::vector<std::set<int>> marks(terms.size());
  const auto span_of = [&](const StatementTerms& one) {
    return reports[one.ref.member].reading.statements[one.ref.statement].span;
  };
  for (const MarkedWords& evidence : all_evidence) {
    const std::uint32_t member = story.index.at(evidence.report);
    const std::string& text = reports[member].document.text;
    for (auto at = text.find(evidence.words); at != std::string::npos;
         at = text.find(evidence.words, at + 1)) {
      const Span span{static_cast<std::uint32_t>(at),
                      static_cast<std::uint32_t>(at + evidence.words.size())};
      for (std::size_t i = 0; i < terms.size(); ++i) {
        if (terms[i].ref.member == member && meets(span_of(terms[i]), span)) {
          marks[i].insert(evidence.point);
        }
      }
    }
  }
  Source source = pairs_of(std::move(story_terms), marks, 1.0, false);
  source.name = std::move(name);
  for (const StatementTerms& one : source.statements) {
    const Document& document = reports[one.ref.member].document;
    const CodePointIndex index_of(document.text);
    const Span span = span_of(one);
    source.places.emplace_back(document.id,
                               Span{index_of.code_point_of(span.begin),
                                    index_of.code_point_of(span.end)});
  }
  return source;
}

/// A story of the development set: its folder holds `reports/`, gold.json.
Source read_gold(const fs::path& folder, const Resources& resources) {
  std::set<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder / "reports")) {
    paths.insert(entry.path());
  }
  StoryReports story;
  for (const fs::path& path : paths) {
    story.add(path.stem().string(), file_text(path), resources);
  }
  simdjson::dom::parser parser;
  const simdjson::dom::element gold =
      parser.load((folder / "gold.json").string());
  std::vector<MarkedWords> all_evidence;
  int number = 0;
  for (const simdjson::dom::element point : gold["points"]) {
    for (const simdjson::dom::element evidence : point["evidence"]) {
      all_evidence.push_back(
          {number, string_of(evidence["report"]), string_of(evidence["text"])});
    }
    ++number;
  }
  return read_story(folder.filename().string(), story, all_evidence, resources);
}

/// The texts of records {"id", "title", "text"}: the title, an empty line, the
/// text.
std::map<std::string, std::string> read_records(const fs::path& path) {
  std::map<std::string, std::string> texts;
  simdjson::dom::parser parser;
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    const simdjson::dom::element record = parser.parse(line);
    texts[string_of(record["id"])] =
        string_of(record["title"]) + "\n\n" + string_of(record["text"]) + "\n";
  }
  return texts;
}

/// The stories that a file of points marks; its format stands at its head.
void read_marked(const fs::path& points, const fs::path& records,
                 const Resources& resources, std::vector<Source>& sources) {
  const std::map<std::string, std::string> texts = read_records(records);
  std::ifstream in(points);
  StoryReports story;
  std::vector<std::string> ids;
  std::vector<MarkedWords> all_evidence;
  int number = 0;
  const auto finish = [&] {
    if (!ids.empty()) {
      sources.push_back(
          read_story("marked " + ids.front(), story, all_evidence, resources));
    }
    story = {};
    ids.clear();
    all_evidence.clear();
  };
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string first;
    words >> first;
    if (first == "story") {
      finish();
      for (std::string id; words >> id;) {
        story.add(id, texts.at(id), resources);
        ids.push_back(id);
      }
    } else if (first == "point") {
      ++number;
    } else if (first.size() == 1 && first != "#") {
      std::uint32_t begin = 0;
      std::uint32_t end = 0;
      words >> begin >> end;
      const std::string& id =
          ids.at(static_cast<std::size_t>(first.front() - 'a'));
      const std::string& text = texts.at(id);
      const CodePointIndex offsets(text);
      const Span span{offsets.byte_of(begin), offsets.byte_of(end)};
      all_evidence.push_back({number, id, std::string(slice(text, span))});
    }
  }
  finish();
}

struct EcbText {
  Report report;
  std::vector<std::pair<Span, std::string>> mentions;
};

Source read_ecb_topic(const std::vector<EcbText>& texts,
                      const Resources& resources) {
  std::vector<Report> reports;
  for (const EcbText& text : texts) reports.push_back(text.report);
  StoryTerms story_terms = terms_of(reports, resources);
  const std::vector<StatementTerms>& terms = story_terms.statements;
  std::map<std::string, int> clusters;
  std::vector<std::set<int>> marks(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const EcbText& text = texts[terms[i].ref.member];
    const Span own =
        text.report.reading.statements[terms[i].ref.statement].span;
    for (const auto& [span, cluster] : text.mentions) {
      if (!contains(own, span)) continue;
      marks[i].insert(
          clusters.emplace(cluster, static_cast<int>(clusters.size()))
              .first->second);
    }
  }
  return pairs_of(std::move(story_terms), marks, kEcbWeight, true);
}

void read_ecb(const fs::path& path, const Resources& resources,
              std::vector<Source>& sources) {
  std::map<std::string, std::vector<EcbText>> topics;
  std::ifstream in(path);
  std::string line;
  simdjson::dom::parser parser;
  while (std::getline(in, line)) {
    const simdjson::dom::element record = parser.parse(line);
    Document document;
    document.id = string_of(record["id"]);
    const std::string text = string_of(record["text"]);
    EcbText made;
    ingest(text, document.id,
           {.format = InputFormat::Text,
            .cleaning = Cleaning::AsIs,
            .resources = &resources.ingest},
           [&](Ingested ingested) {
             if (ingested.document) {
               made.report =
                   understand(*std::move(ingested.document), resources);
             }
             return true;
           });
    if (made.report.document.text != text) continue;
    const CodePointIndex offsets(text);
    for (const simdjson::dom::element mention : record["event_mentions"]) {
      if (!bool(mention["validated"])) continue;
      const auto byte = [&](const char* name) {
        return offsets.byte_of(
            static_cast<std::uint32_t>(std::int64_t(mention[name])));
      };
      made.mentions.emplace_back(Span{byte("begin"), byte("end")},
                                 string_of(mention["cluster"]));
    }
    topics[string_of(record["subtopic"])].push_back(std::move(made));
  }
  for (const auto& [topic, texts] : topics) {
    sources.push_back(read_ecb_topic(texts, resources));
    sources.back().name = "ecb " + topic;
  }
}

/// Which of a model's two looks is fitted.
enum class Look { First, Second };

Vector inputs_of(const Example& example, Look look) {
  Vector x = {1};
  x.insert(x.end(), example.features.begin(), example.features.end());
  if (look == Look::Second) {
    x.insert(x.end(), example.context.begin(), example.context.end());
  }
  return x;
}

/// The bias and weights of one look.
Vector fit(const std::vector<Example>& examples, Look look) {
  const std::size_t size =
      1 + kPairFeatures + (look == Look::Second ? kContextFeatures : 0);
  return fit_logistic(size, kPenalty, [&](const auto& add) {
    for (const Example& example : examples) {
      add(inputs_of(example, look), example.same, example.weight);
    }
  });
}

/// The first look is fitted this many times, each time without a share of the
/// stories, so that the second one sees it at stories it had not seen.
constexpr std::size_t kFolds = 6;

/// The examples of all sources that `take` names by their place.
template <typename Take>
std::vector<Example> examples_of(const std::vector<Source>& sources,
                                 Take take) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (!take(i)) continue;
    examples.insert(examples.end(), sources[i].examples.begin(),
                    sources[i].examples.end());
  }
  return examples;
}

void put_first(const Vector& fitted, PairModel& model) {
  model.first_bias = fitted[0];
  std::copy(fitted.begin() + 1, fitted.end(), model.first.begin());
}

/// Fills in what the first look says around each pair.
void look_around_pairs(const PairModel& model, Source& source) {
  std::vector<double> likely;
  for (const CandidatePair& pair : source.pairs) {
    likely.push_back(first_probability(model, pair.features));
  }
  const std::vector<ContextFeatures> around =
      look_around(source.statements, source.pairs, likely);
  for (std::size_t i = 0; i < source.kept.size(); ++i) {
    source.examples[i].context = around[source.kept[i]];
  }
}

/// Fits both looks without the source `left_out`. The second one learns from a
/// first look that had not seen the story it looks at, as it will be in use.
PairModel train(std::vector<Source>& sources, std::string_view left_out) {
  PairModel model;
  model.seed_threshold = kSeedThreshold;
  model.mean_threshold = kMeanThreshold;
  model.least_threshold = kLeastThreshold;
  const auto is_left_out = [&](std::size_t i) {
    return sources[i].name == left_out;
  };
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto others = [&](std::size_t i) {
      return !is_left_out(i) && i % kFolds != fold;
    };
    put_first(fit(examples_of(sources, others), Look::First), model);
    for (std::size_t i = fold; i < sources.size(); i += kFolds) {
      if (!is_left_out(i)) look_around_pairs(model, sources[i]);
    }
  }
  const auto all_but_one = [&](std::size_t i) { return !is_left_out(i); };
  std::vector<Example> examples = examples_of(sources, all_but_one);
  put_first(fit(examples, Look::First), model);
  for (Source& source : sources) {
    if (source.name == left_out) look_around_pairs(model, source);
  }
  const Vector second = fit(examples, Look::Second);
  model.second_bias = second[0];
  const auto middle = second.begin() + 1 + kPairFeatures;
  std::copy(second.begin() + 1, middle, model.second.begin());
  std::copy(middle, second.end(), model.context.begin());
  return model;
}

/// The best F1 over all thresholds, with its threshold.
void tell(const Source& source, const PairModel& model) {
  std::vector<std::pair<double, bool>> scored;
  double positives = 0;
  for (const Example& example : source.examples) {
    scored.emplace_back(
        second_probability(model, example.features, example.context),
        example.same);
    positives += example.same ? 1 : 0;
  }
  std::sort(scored.rbegin(), scored.rend());
  double right = 0;
  double best = 0;
  double threshold = 0;
  double average = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    if (scored[i].second) {
      right += 1;
      average += right / static_cast<double>(i + 1);
    }
    const double f1 = 2 * right / (positives + static_cast<double>(i + 1));
    if (f1 > best) {
      best = f1;
      threshold = scored[i].first;
    }
  }
  std::fprintf(stderr,
               "%-24s %7zu pairs %6.0f same  best F1 %.3f at %.3f  "
               "average precision %.3f\n",
               source.name.c_str(), source.examples.size(), positives, best,
               threshold, average / std::max(1.0, positives));
}

/// Writes the statements and pairs of a story of STORIES_DIR with what a model
/// without it says of them, for
/// experiments with the grouping: lines `S number report begin end sentence`
/// (code points) and `P a b first second` with the features of the first look.
void dump_pairs(const fs::path& folder, const Source& source,
                const PairModel& model) {
  std::ofstream out(folder / (source.name + ".txt"));
  for (std::size_t i = 0; i < source.places.size(); ++i) {
    const auto& [id, span] = source.places[i];
    out << "S " << i << ' ' << id << ' ' << span.begin << ' ' << span.end << ' '
        << source.statements[i].sentence_number << '\n';
  }
  for (std::size_t i = 0; i < source.kept.size(); ++i) {
    const CandidatePair& pair = source.pairs[source.kept[i]];
    out << "P " << pair.a << ' ' << pair.b << ' '
        << first_probability(model, pair.features) << ' '
        << second_probability(model, pair.features, source.examples[i].context);
    for (const float feature : pair.features) out << ' ' << feature;
    out << '\n';
  }
}

struct TrainingOptions {
  std::string root;
  std::string points;
  std::string records;
  std::string ecb;
  std::string leave_out;
  std::string dump;
  std::string stories;
};

TrainingOptions parse_options(int argc, char** argv) {
  TrainingOptions options;
  const std::map<std::string, std::string*> values = {
      {"--root", &options.root},
      {"--ecb", &options.ecb},
      {"--leave-out", &options.leave_out},
      {"--dump", &options.dump}};
  for (int i = 1; i < argc; ++i) {
    const auto value = values.find(argv[i]);
    if (value != values.end() && i + 1 < argc) {
      *value->second = argv[++i];
    } else if (std::string_view(argv[i]) == "--marked" && i + 2 < argc) {
      options.points = argv[++i];
      options.records = argv[++i];
    } else {
      options.stories = argv[i];
    }
  }
  return options;
}

std::vector<Source> read_sources(const TrainingOptions& options,
                                 const Resources& resources) {
  std::vector<Source> sources;
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(options.stories)) {
    if (fs::exists(entry.path() / "gold.json")) folders.insert(entry.path());
  }
  for (const fs::path& folder : folders) {
    sources.push_back(read_gold(folder, resources));
  }
  if (!options.points.empty()) {
    read_marked(options.points, options.records, resources, sources);
  }
  if (!options.ecb.empty()) read_ecb(options.ecb, resources, sources);
  return sources;
}

void print_model(PairModel model) {
  std::printf("# The pair score of the reconciliation: a logistic model.\n");
  std::printf("version\t%s\n", std::string(kPairModelVersion).c_str());
  for (const NamedNumber& named : numbers_of(model)) {
    std::printf("%s\t%.6f\n", named.name.c_str(), *named.number);
  }
}

int run(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--blank") {
    print_model({});
    return 0;
  }
  const TrainingOptions options = parse_options(argc, argv);
  const DiskFiles files;
  const auto resources = load_resources(files, options.root);
  if (!resources || options.stories.empty()) {
    std::fprintf(
        stderr, "train_alignment: %s\n",
        resources ? "no folder of stories" : resources.error().message.c_str());
    return 2;
  }
  std::vector<Source> sources = read_sources(options, *resources);
  if (!options.dump.empty()) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (sources[i].places.empty() || sources[i].name.starts_with("marked")) {
        continue;
      }
      const PairModel model = train(sources, sources[i].name);
      tell(sources[i], model);
      dump_pairs(options.dump, sources[i], model);
    }
    return 0;
  }
  PairModel model = train(sources, options.leave_out);
  for (const Source& source : sources) tell(source, model);
  print_model(model);
  return 0;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
