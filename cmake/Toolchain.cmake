# SPDX-License-Identifier: Apache-2.0
# Compiler settings that every target shares: C++20, warnings, faster tools
# where they are installed.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion)
# g++ 12 sees overlapping copies where an optimised `"x" + std::string` has none
# (gcc.gnu.org/bugzilla/show_bug.cgi?id=105651).
add_compile_options(
  $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-restrict>)

find_program(SYNOPTIC_CCACHE ccache)
if(SYNOPTIC_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${SYNOPTIC_CCACHE})
endif()

find_program(SYNOPTIC_MOLD mold)
if(SYNOPTIC_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
