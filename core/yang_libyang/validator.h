#pragma once

#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace fc::yang_libyang {

/// Validates whole configuration documents with libyang against a folder of models: types, patterns, keys, must, when,
/// leafrefs, mandatory nodes. Answers for the YANG only; what a device really accepts is the path report's business.
/// Thread-safe; calls are serialised. Movable.
class DocumentValidator
{
public:
    /// Compiles the folder, about half a second for EOS. Errors: those of compileModels.
    static Result<DocumentValidator> load(const std::string& folder);
    DocumentValidator(DocumentValidator&&) noexcept;
    DocumentValidator& operator=(DocumentValidator&&) noexcept;
    ~DocumentValidator();

    /// A document in JSON_IETF, {"openconfig-interfaces:interfaces":{...}}, configuration only: state is refused.
    /// Error Parse (not JSON) or Schema; the subject is the data path that libyang complains of.
    Status validate(std::string_view json) const;

private:
    struct Impl;
    explicit DocumentValidator(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace fc::yang_libyang
