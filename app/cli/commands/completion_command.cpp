#include "app/cli/context.h"
#include "schema/instance.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <set>

namespace fc::app {

namespace {

constexpr std::size_t kMaxOffered = 200;

// The scripts ask the hidden command "complete" for everything, so that what is offered is never older than the program.
constexpr std::string_view kBash = R"(# bash: source <(fabric-orch completion bash)
_fabric_orch() {
    local cur=${COMP_LINE:0:COMP_POINT} words
    words=${cur##*[[:space:]]}
    local IFS=$'\n'
    COMPREPLY=($(fabric-orch complete -- "$cur" 2>/dev/null))
    # bash splits at ':' and '=': what stands before them in the word is already on the line.
    local prefix=${words%"${words##*[:=]}"} i
    for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=${COMPREPLY[i]#"$prefix"}; done
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && compopt -o nospace
}
complete -o nosort -F _fabric_orch fabric-orch
)";

constexpr std::string_view kZsh = R"(#compdef fabric-orch
# zsh: source <(fabric-orch completion zsh)
_fabric_orch() {
    local -a found
    found=("${(@f)$(fabric-orch complete -- "${(j: :)words[1,CURRENT]}" 2>/dev/null)}")
    compadd -Q -S '' -- ${(@)found:#*/}
    compadd -Q -S '' -- ${(M)found:#*/}
}
compdef _fabric_orch fabric-orch
)";

constexpr std::string_view kFish = R"(# fish: fabric-orch completion fish | source
complete -c fabric-orch -f -a '(fabric-orch complete -- (commandline -cp) 2>/dev/null)'
)";

std::vector<std::string> split(const std::string& line)
{
    std::vector<std::string> words(1);
    char quote = 0;
    for (const char c : line) {
        if (quote == 0 && (c == '\'' || c == '"'))
            quote = c;
        else if (c == quote)
            quote = 0;
        else if (c == ' ' && quote == 0)
            words.emplace_back();
        else
            words.back().push_back(c);
    }
    // Several blanks make empty words in the middle; only the last one may be empty: it is the one being typed.
    for (std::size_t i = 0; i + 1 < words.size();)
        words[i].empty() ? void(words.erase(words.begin() + static_cast<std::ptrdiff_t>(i))) : void(++i);
    return words;
}

/// Continuations of a path by one name; keys are skipped: "/interfaces/interface[name=Ethernet1]/co" -> ".../config/".
std::vector<std::string> paths(const schema::SchemaIndex& index, const std::string& typed)
{
    std::size_t slash = std::string::npos;
    int depth = 0;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        depth += typed[i] == '[' ? 1 : typed[i] == ']' ? -1 : 0;
        if (typed[i] == '/' && depth == 0)
            slash = i;
    }
    if (depth != 0)
        return {};
    const std::string before = slash == std::string::npos ? std::string() : typed.substr(0, slash);
    const std::string begun = slash == std::string::npos ? typed : typed.substr(slash + 1);
    schema::NodeId parent{0};
    if (!before.empty()) {
        const Result<model::Path> path = model::parsePath(before);
        const Result<schema::NodeId> node = path ? index.resolve(*path) : Result<schema::NodeId>(path.error());
        if (!node)
            return {};
        parent = *node;
    }
    std::set<std::string> found;
    for (const schema::NodeId child : index.children(parent)) {
        const auto meant = index.child(parent, index.name(child));
        std::string name(index.name(child));
        if (meant != child)
            name = std::string(index.module(child)) + ":" + name;
        if (!name.starts_with(begun) || index.access(child) == schema::AccessNone)
            continue;
        if (index.kind(child) == schema::NodeKind::List)
            for (const schema::NodeId key : index.keys(child))
                name += "[" + std::string(index.name(key)) + "=*]";
        const bool inner = !index.children(child).empty();
        found.insert(before + "/" + name + (inner ? "/" : ""));
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> deviceNames(Context& context)
{
    const Result<Workspace*> workspace = context.workspace();
    std::vector<std::string> names;
    if (workspace)
        for (const model::FabricDevice& device : (*workspace)->fleet().devices())
            names.push_back(device.name);
    return names;
}

/// Subcommands and options of the command that the words so far name.
std::vector<std::string> words(const CLI::App& app)
{
    std::vector<std::string> found;
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        if (!sub->get_group().empty() && !sub->get_name().empty())
            found.push_back(sub->get_name());
    for (const CLI::App* at = &app; at != nullptr; at = at->get_parent())
        for (const CLI::Option* option : at->get_options())
            if (!option->get_lnames().empty())
                found.push_back("--" + option->get_lnames().front());
    return found;
}

std::vector<std::string> offered(CLI::App& root, Context& context, const std::string& line)
{
    std::vector<std::string> typed = split(line);
    const std::string current = typed.back();
    typed.pop_back();
    CLI::App* at = &root;
    for (std::size_t i = 1; i < typed.size(); ++i) {
        if (typed[i] == "--profile" && i + 1 < typed.size())
            context.options.profile = typed[i + 1];
        if (!typed[i].starts_with('-'))
            for (CLI::App* sub : at->get_subcommands([&](const CLI::App* one) { return one->get_name() == typed[i]; }))
                at = sub;
    }
    const std::string previous = typed.empty() ? std::string() : typed.back();
    static constexpr std::array<std::string_view, 3> kPathOptions{"--path", "--paths", "--xpath"};
    if (std::ranges::find(kPathOptions, previous) != kPathOptions.end() || current.starts_with('/')) {
        const auto index = context.schema();
        return index ? paths(**index, current.empty() ? "/" : current) : std::vector<std::string>();
    }
    std::vector<std::string> found = previous == "--device" ? deviceNames(context) : words(*at);
    std::erase_if(found, [&](const std::string& word) { return !word.starts_with(current); });
    return found;
}

} // namespace

void addCompletion(CLI::App& app, Context& context)
{
    auto shell = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("completion", "completion script for a shell");
    command->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->footer("Example: source <(fabric-orch completion bash)");
    command->callback([&context, shell] {
        context.run = [shell] {
            std::cout << (*shell == "bash" ? kBash : *shell == "zsh" ? kZsh : kFish);
            return int{kDone};
        };
    });
    auto line = std::make_shared<std::vector<std::string>>();
    CLI::App* complete = app.add_subcommand("complete", "what may follow on a command line, for the scripts");
    complete->group("");
    complete->add_option("LINE", *line, "the line up to the cursor");
    complete->callback([&app, &context, line] {
        context.run = [&app, &context, line] {
            std::string text;
            for (const std::string& word : *line)
                text += (text.empty() ? "" : " ") + word;
            std::vector<std::string> found = offered(app, context, text);
            found.resize(std::min(found.size(), kMaxOffered));
            for (const std::string& word : found)
                std::cout << word << '\n';
            return int{kDone};
        };
    });
}

} // namespace fc::app
