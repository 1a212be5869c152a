// SPDX-License-Identifier: Apache-2.0
//
//   pack_vectors VECTORS.txt OUT
//
// Packs what train_vectors wrote into a model file: values are scaled so that
// their deviation is 0.6, cut where they are far out, and rounded to 8 bits.
#include <algorithm>
#include <cmath>
#include <iostream>

#include "language/word_vectors.h"
#include "lists.h"

namespace synoptic {
namespace {

constexpr double kDeviation = 0.6;
constexpr float kMost = 3.0F;

int run(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: pack_vectors VECTORS.txt OUT\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  std::size_t count = 0;
  std::uint32_t size = 0;
  in >> count >> size;
  std::vector<std::string> forms(count);
  std::vector<float> values;
  for (std::string& form : forms) {
    std::uint32_t times = 0;
    in >> form >> times;
    for (std::uint32_t k = 0; k < size; ++k) {
      float value = 0;
      in >> value;
      values.push_back(value);
    }
  }
  if (!in) {
    std::cerr << argv[1] << ": no vectors\n";
    return 1;
  }
  double squares = 0;
  for (const float value : values) {
    squares += static_cast<double>(value) * static_cast<double>(value);
  }
  const double deviation =
      std::sqrt(squares / static_cast<double>(values.size()));
  for (float& value : values) {
    value = std::clamp(static_cast<float>(value * kDeviation / deviation),
                       -kMost, kMost);
  }
  std::ofstream out(argv[2], std::ios::binary);
  out << WordVectors::make(forms, values, size).serialize();
  return out.good() ? 0 : 1;
}

}  // namespace
}  // namespace synoptic

int main(int argc, char** argv) { return synoptic::run(argc, argv); }
