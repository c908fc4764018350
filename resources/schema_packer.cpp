// fc_schema_packer FACTS PACK: turns committed schema facts into the pack that the programs map. Runs in the build.
#include "schema/schema_pack.h"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("usage: fc_schema_packer FACTS PACK\n", stderr);
        return 2;
    }
    std::ifstream stream(argv[1], std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        std::fprintf(stderr, "%s: cannot read\n", argv[1]);
        return 1;
    }
    const fc::Status status = fc::schema::parseFacts(text.str())
                                  .andThen([](fc::schema::SchemaFacts facts) { return fc::schema::packFacts(facts); })
                                  .andThen([&](const std::string& pack) {
                                      return fc::schema::writeFileAtomically(argv[2], pack);
                                  });
    if (!status) {
        std::fprintf(stderr, "%s: %s\n", argv[1], status.error().sentence().c_str());
        return 1;
    }
    return 0;
}
