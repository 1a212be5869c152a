// SPDX-License-Identifier: Apache-2.0
//
// Trains vectors of words such that texts that tell the same have like sums.
//
//   xz -dc news-*.jsonl.xz | train_paraphrase LISTS VECTORS OUT
//
// Reads records {"title", "published", "text"} a line. Pairs that tell about
// the same come from the news itself: a title and the sentences that begin its
// text, and sentences of two articles of nearly one day that share some of
// their words, each the other's likest. One of each shared word is left out by
// chance, so that the words in its place must learn to meet. The pairs of a
// batch are told from each other (contrastive learning: Henderson et al. 2017,
// "Efficient Natural Language Response Suggestion"); steps by AdaGrad (Duchi et
// al. 2011) with one rate a word. VECTORS gives the words and where they begin.
// One thread, so that the same input gives the same bytes.
#include <simdjson.h>

#include <Eigen/Dense>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <map>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "language/analyze.h"
#include "language/word_form.h"
#include "lists.h"
#include "random.h"

namespace synoptic {
namespace {

using Rows = std::vector<std::uint32_t>;

constexpr std::size_t kSentences = 40;     // of an article, looked at
constexpr std::size_t kLeadSentences = 3;  // told by its title
constexpr std::size_t kFewestWords = 3;    // of a sentence that tells something
constexpr int kDaysApart = 2;
constexpr std::uint32_t kLeastArticles = 5;  // that hold a word to compare by
constexpr float kMostArticles = 0.2F;        // the share of them, likewise

/// Articles of one happening, and not one text twice.
constexpr float kLikeArticles = 0.25F;
constexpr float kSameArticle = 0.9F;
/// Sentences likewise.
constexpr float kLikeSentences = 0.22F;
constexpr float kSameSentence = 0.85F;

constexpr int kEpochs = 5;
constexpr Eigen::Index kBatch = 256;
constexpr float kRate = 0.2F;
constexpr float kTemperature = 0.1F;
constexpr float kLeaveOut = 0.6F;
constexpr float kMostRarity = 9.0F;

struct Article {
  int day = 0;
  std::vector<Rows> sentences;  // of terms; the title is the first
};

struct Weighed {
  std::uint32_t term = 0;
  float weight = 0;
};
using Bag = std::vector<Weighed>;  // by term, of length one

float cosine(const Bag& a, const Bag& b) {
  float sum = 0;
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (x->term == y->term) {
      sum += x++->weight * y++->weight;
    } else if (x->term < y->term) {
      ++x;
    } else {
      ++y;
    }
  }
  return sum;
}

/// Days since 1970 of "2012-03-04...", or nothing.
std::optional<int> day_of(std::string_view date) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (std::sscanf(std::string(date).c_str(), "%d-%u-%u", &year, &month, &day) !=
      3) {
    return std::nullopt;
  }
  const std::chrono::year_month_day made{std::chrono::year(year),
                                         std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!made.ok()) return std::nullopt;
  return std::chrono::sys_days(made).time_since_epoch().count();
}

class News {
 public:
  News(const LanguageResources& resources, const WordVectors& vectors)
      : resources_(resources), vectors_(vectors) {}

  void read(std::istream& in) {
    simdjson::dom::parser parser;
    std::string line;
    while (std::getline(in, line)) {
      const simdjson::dom::element record = parser.parse(line);
      std::string_view title;
      std::string_view text;
      std::string_view published;
      if (record["title"].get(title) != simdjson::SUCCESS ||
          record["text"].get(text) != simdjson::SUCCESS ||
          record["published"].get(published) != simdjson::SUCCESS) {
        continue;
      }
      const auto day = day_of(published);
      Article article{day.value_or(0), {terms_of(title)}};
      add_sentences(text, article);
      const auto at = static_cast<std::uint32_t>(articles_.size());
      if (day) by_day_[*day].push_back(at);
      articles_.push_back(std::move(article));
    }
    weigh();
  }

  /// Pairs of word lists, by the rows of the vectors.
  std::vector<std::pair<Rows, Rows>> pairs() const {
    std::vector<std::pair<Rows, Rows>> found;
    std::vector<Bag> bags;
    for (const Article& article : articles_) {
      Rows all;
      for (const Rows& sentence : article.sentences) {
        all.insert(all.end(), sentence.begin(), sentence.end());
      }
      bags.push_back(bag_of(all));
    }
    for (const auto& [day, articles] : by_day_) {
      for (const std::uint32_t a : articles) {
        for (const std::uint32_t b : articles_from(day)) {
          if (b == a || (articles_[b].day == day && b < a)) continue;
          const float like = cosine(bags[a], bags[b]);
          if (like > kLikeArticles && like < kSameArticle) {
            add_sentence_pairs(articles_[a], articles_[b], found);
          }
        }
      }
    }
    for (const Article& article : articles_) {
      const std::size_t end =
          std::min(kLeadSentences + 1, article.sentences.size());
      for (std::size_t i = 1; i < end; ++i) {
        add_pair(article.sentences.front(), article.sentences[i], found);
      }
    }
    return found;
  }

 private:
  static constexpr std::uint32_t kNoRow = ~std::uint32_t{0};

  Rows terms_of(std::string_view text) {
    Rows terms;
    const Span range{0, static_cast<std::uint32_t>(text.size())};
    for (const Span span : split_tokens(text, range, resources_.tokens)) {
      const std::string word = fold(slice(text, span));
      const bool tells = std::ranges::any_of(
          word, [](char c) { return (c & 0x80) != 0 || std::isalnum(c) != 0; });
      if (!tells || resources_.stop_words.contains(word)) continue;
      const auto [at, added] =
          ids_.try_emplace(word, static_cast<std::uint32_t>(row_of_.size()));
      if (added) {
        row_of_.push_back(vectors_.find(plain_form(word)).value_or(kNoRow));
      }
      terms.push_back(at->second);
    }
    return terms;
  }

  void add_sentences(std::string_view text, Article& article) {
    Document document;
    document.text = text;
    const Analysis analysis = segment(document, resources_);
    for (const Sentence& sentence : analysis.sentences) {
      if (article.sentences.size() > kSentences) break;
      Rows terms = terms_of(slice(text, sentence.span));
      if (terms.size() >= kFewestWords) {
        article.sentences.push_back(std::move(terms));
      }
    }
  }

  void weigh() {
    std::vector<std::uint32_t> count(row_of_.size());
    for (const Article& article : articles_) {
      Rows all;
      for (const Rows& sentence : article.sentences) {
        all.insert(all.end(), sentence.begin(), sentence.end());
      }
      std::ranges::sort(all);
      all.erase(std::unique(all.begin(), all.end()), all.end());
      for (const std::uint32_t term : all) ++count[term];
    }
    const auto articles = static_cast<float>(articles_.size());
    for (const std::uint32_t held : count) {
      const bool used = held >= kLeastArticles &&
                        static_cast<float>(held) < kMostArticles * articles;
      rarity_.push_back(used ? std::log(articles / static_cast<float>(held)) + 1
                             : 0);
    }
  }

  Bag bag_of(Rows terms) const {
    std::ranges::sort(terms);
    Bag bag;
    float square = 0;
    for (std::size_t i = 0; i < terms.size();) {
      std::size_t end = i;
      while (end < terms.size() && terms[end] == terms[i]) ++end;
      const float weight =
          (1 + std::log(static_cast<float>(end - i))) * rarity_[terms[i]];
      if (weight > 0) bag.push_back({terms[i], weight});
      square += weight * weight;
      i = end;
    }
    for (Weighed& term : bag) term.weight /= std::sqrt(square);
    return bag;
  }

  /// The articles of a day and of those shortly after.
  Rows articles_from(int day) const {
    Rows found;
    for (auto at = by_day_.lower_bound(day);
         at != by_day_.end() && at->first <= day + kDaysApart; ++at) {
      found.insert(found.end(), at->second.begin(), at->second.end());
    }
    return found;
  }

  /// Each sentence with the likest of the other article, if it is that one's
  /// likest too.
  void add_sentence_pairs(const Article& a, const Article& b,
                          std::vector<std::pair<Rows, Rows>>& found) const {
    const auto bags_of = [&](const Article& article) {
      std::vector<Bag> bags;
      for (const Rows& terms : article.sentences) bags.push_back(bag_of(terms));
      return bags;
    };
    const std::vector<Bag> bags_a = bags_of(a);
    const std::vector<Bag> bags_b = bags_of(b);
    Eigen::MatrixXf like(bags_a.size(), bags_b.size());
    for (Eigen::Index i = 0; i < like.rows(); ++i) {
      for (Eigen::Index j = 0; j < like.cols(); ++j) {
        like(i, j) = cosine(bags_a[static_cast<std::size_t>(i)],
                            bags_b[static_cast<std::size_t>(j)]);
      }
    }
    for (Eigen::Index i = 0; i < like.rows(); ++i) {
      Eigen::Index j = 0;
      const float best = like.row(i).maxCoeff(&j);
      if (best <= kLikeSentences || best >= kSameSentence ||
          like.col(j).maxCoeff() > best) {
        continue;
      }
      add_pair(a.sentences[static_cast<std::size_t>(i)],
               b.sentences[static_cast<std::size_t>(j)], found);
    }
  }

  void add_pair(const Rows& a, const Rows& b,
                std::vector<std::pair<Rows, Rows>>& found) const {
    const auto rows_of = [&](const Rows& terms) {
      Rows rows;
      for (const std::uint32_t term : terms) {
        if (row_of_[term] != kNoRow) rows.push_back(row_of_[term]);
      }
      return rows;
    };
    std::pair<Rows, Rows> pair{rows_of(a), rows_of(b)};
    if (pair.first.size() >= kFewestWords &&
        pair.second.size() >= kFewestWords) {
      found.push_back(std::move(pair));
    }
  }

  const LanguageResources& resources_;
  const WordVectors& vectors_;
  std::unordered_map<std::string, std::uint32_t> ids_;  // of terms
  Rows row_of_;                // of each term in the vectors, or kNoRow
  std::vector<float> rarity_;  // of each term; 0 where it compares nothing
  std::vector<Article> articles_;
  std::map<int, Rows> by_day_;
};

using Values =
    Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

class Contrast {
 public:
  Contrast(const WordVectors& vectors,
           const std::vector<std::pair<Rows, Rows>>& pairs)
      : pairs_(pairs),
        vectors_(vectors.count(), vectors.size()),
        squares_(Eigen::VectorXf::Constant(vectors.count(), 1e-3F)),
        rarity_(vectors.count()) {
    for (std::uint32_t row = 0; row < vectors.count(); ++row) {
      for (std::uint32_t k = 0; k < vectors.size(); ++k) {
        vectors_(row, k) =
            vectors.scale() * static_cast<float>(vectors.row(row)[k]);
      }
    }
    vectors_.rowwise() -= vectors_.colwise().mean().eval();
    vectors_.rowwise().normalize();
    std::vector<std::uint32_t> count(vectors.count());
    for (const auto& [a, b] : pairs) {
      for (Rows side : {a, b}) {
        std::ranges::sort(side);
        side.erase(std::unique(side.begin(), side.end()), side.end());
        for (const std::uint32_t row : side) ++count[row];
      }
    }
    const float sides = 2 * static_cast<float>(pairs.size());
    for (std::uint32_t row = 0; row < vectors.count(); ++row) {
      rarity_[row] =
          std::min(kMostRarity,
                   std::log(1 + sides / (1 + static_cast<float>(count[row]))));
    }
  }

  void train() {
    std::vector<std::uint32_t> order(pairs_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      shuffle(order, random_);
      const float rate =
          kRate * (1 - static_cast<float>(epoch) / static_cast<float>(kEpochs));
      double loss = 0;
      std::size_t at = 0;
      for (; at + kBatch <= order.size(); at += kBatch) {
        loss += train_batch(order.data() + at, rate);
      }
      std::cerr << "epoch " << epoch + 1 << ": loss "
                << loss * kBatch / static_cast<double>(at) << '\n';
    }
  }

  std::vector<float> values() const {
    return {vectors_.data(), vectors_.data() + vectors_.size()};
  }

 private:
  /// The pair's words, one of each that both have left out by chance.
  std::pair<Rows, Rows> thinned(const std::pair<Rows, Rows>& pair) {
    std::map<std::uint32_t, int> gone;  // the side it is left out of
    for (const std::uint32_t row : pair.first) {
      if (std::ranges::find(pair.second, row) == pair.second.end()) continue;
      if (random_.unit() < kLeaveOut) {
        gone.emplace(row, static_cast<int>(random_.below(2)));
      }
    }
    const auto kept = [&](const Rows& rows, int side) {
      Rows left;
      for (const std::uint32_t row : rows) {
        const auto found = gone.find(row);
        if (found == gone.end() || found->second != side) left.push_back(row);
      }
      return left.empty() ? rows : left;
    };
    return {kept(pair.first, 0), kept(pair.second, 1)};
  }

  Eigen::RowVectorXf sum_of(const Rows& rows) const {
    Eigen::RowVectorXf sum = Eigen::RowVectorXf::Zero(vectors_.cols());
    for (const std::uint32_t row : rows) {
      sum += rarity_[row] * vectors_.row(row);
    }
    return sum;
  }

  double train_batch(const std::uint32_t* chosen, float rate) {
    std::vector<std::pair<Rows, Rows>> batch;
    Values a(kBatch, vectors_.cols());
    Values b(kBatch, vectors_.cols());
    for (Eigen::Index i = 0; i < kBatch; ++i) {
      batch.push_back(thinned(pairs_[chosen[i]]));
      a.row(i) = sum_of(batch.back().first);
      b.row(i) = sum_of(batch.back().second);
    }
    const Eigen::VectorXf length_a = a.rowwise().norm().array() + 1e-6F;
    const Eigen::VectorXf length_b = b.rowwise().norm().array() + 1e-6F;
    a.array().colwise() /= length_a.array();
    b.array().colwise() /= length_b.array();
    const Values logits = a * b.transpose() / kTemperature;
    Values by_row =
        (logits.colwise() - logits.rowwise().maxCoeff().eval()).array().exp();
    by_row.array().colwise() /= by_row.rowwise().sum().eval().array();
    Values by_column =
        (logits.rowwise() - logits.colwise().maxCoeff().eval()).array().exp();
    by_column.array().rowwise() /= by_column.colwise().sum().eval().array();
    const double loss =
        -static_cast<double>(by_row.diagonal().array().log().mean());
    Values error = (by_row + by_column) / 2;
    error.diagonal().array() -= 1;
    error /= kTemperature;
    Values slope_a = error * b;
    Values slope_b = error.transpose() * a;
    unscale(a, length_a, slope_a);
    unscale(b, length_b, slope_b);
    std::map<std::uint32_t, Eigen::RowVectorXf> slopes;
    for (Eigen::Index i = 0; i < kBatch; ++i) {
      const auto& [rows_a, rows_b] = batch[static_cast<std::size_t>(i)];
      for (const std::uint32_t row : rows_a) add(slopes, row, slope_a.row(i));
      for (const std::uint32_t row : rows_b) add(slopes, row, slope_b.row(i));
    }
    for (const auto& [row, slope] : slopes) {
      squares_[row] += slope.squaredNorm() / static_cast<float>(slope.size());
      vectors_.row(row) -= rate / std::sqrt(squares_[row]) * slope;
    }
    return loss;
  }

  /// From the slope by a unit vector to that by what it was scaled from.
  static void unscale(const Values& unit, const Eigen::VectorXf& length,
                      Values& slope) {
    const Eigen::VectorXf along =
        (slope.array() * unit.array()).rowwise().sum();
    slope -= (unit.array().colwise() * along.array()).matrix();
    slope.array().colwise() /= length.array();
  }

  void add(std::map<std::uint32_t, Eigen::RowVectorXf>& slopes,
           std::uint32_t row, const Eigen::RowVectorXf& slope) const {
    const auto [at, added] = slopes.try_emplace(row);
    if (added) at->second = Eigen::RowVectorXf::Zero(slope.size());
    at->second += rarity_[row] * slope;
  }

  const std::vector<std::pair<Rows, Rows>>& pairs_;
  Values vectors_;
  Eigen::VectorXf squares_;  // of all slopes so far, a word
  std::vector<float> rarity_;
  Random random_{1};
};

int run(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: train_paraphrase LISTS VECTORS OUT < RECORDS\n";
    return 2;
  }
  const auto resources = load_language_resources(lists_in(argv[1]));
  const auto vectors = WordVectors::parse(read_file(argv[2]), argv[2]);
  if (!vectors) {
    std::cerr << vectors.error().message << '\n';
    return 1;
  }
  News news(*resources, *vectors);
  news.read(std::cin);
  const std::vector<std::pair<Rows, Rows>> pairs = news.pairs();
  std::cerr << pairs.size() << " pairs\n";
  Contrast model(*vectors, pairs);
  model.train();
  std::ofstream out(argv[3], std::ios::binary);
  out << vectors->with_values(model.values()).serialize();
  return out.good() ? 0 : 1;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
