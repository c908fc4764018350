# Compiler and linker options every target of ours takes through the interface target fc_options.
add_library(fc_options INTERFACE)
target_compile_features(fc_options INTERFACE cxx_std_20)
target_include_directories(fc_options INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_SOURCE_DIR}/core")
target_compile_options(fc_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wno-sign-conversion
  "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")
if(FC_WERROR)
  target_compile_options(fc_options INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  # -g1 keeps stacks readable at a third of the object size.
  set(CMAKE_CXX_FLAGS_DEBUG "-g1")
  target_compile_definitions(fc_options INTERFACE _GLIBCXX_ASSERTIONS FC_ASSERTS=1)
endif()
if(FC_SANITIZE)
  add_compile_options("-fsanitize=${FC_SANITIZE}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options("-fsanitize=${FC_SANITIZE}")
endif()
if(FC_FUZZ)
  # -O1: without it a fuzzer gets to a tenth of the inputs. The profile is what tests/fuzz/coverage reads.
  add_compile_options(-fsanitize=fuzzer-no-link -O1 -fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
endif()
find_program(FC_MOLD mold)
if(FC_MOLD AND NOT FC_FUZZ)
  add_link_options(-fuse-ld=mold)
endif()
