#include "app/common/keychain.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace fc::app {

namespace {

constexpr const char* kTool = "secret-tool";
constexpr std::size_t kLongest = 16 * 1024; ///< bytes of one stream; nobody's token is longer

struct Descriptor
{
    int value = -1;
    ~Descriptor() { close(); }
    void close()
    {
        if (value >= 0)
            ::close(value);
        value = -1;
    }
};

struct Pipe
{
    Descriptor read, write;
    bool open()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        read.value = ends[0];
        write.value = ends[1];
        return true;
    }
};

struct ToolOutcome
{
    int spawnError = 0; ///< errno of the start; 0 if it ran
    bool late = false;
    int exitCode = -1;
    std::string output, complaint;
};

Error keychainProblem(ErrorCode code, std::string text, const std::string& name)
{
    return makeError(code, std::move(text)).about("keychain entry " + name).nowIs("nothing was sent");
}

/// Reads both streams until they end. False: the time was up, or more came than a secret can be.
bool drain(Pipe& output, Pipe& complaint, ToolOutcome& outcome, std::chrono::steady_clock::time_point deadline)
{
    while (output.read.value >= 0 || complaint.read.value >= 0) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        std::array<pollfd, 2> waits{pollfd{output.read.value, POLLIN, 0}, pollfd{complaint.read.value, POLLIN, 0}};
        const int ready = left.count() <= 0 ? 0 : ::poll(waits.data(), waits.size(), static_cast<int>(left.count()));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return false;
        for (std::size_t i = 0; i < waits.size(); ++i) {
            if (waits.at(i).revents == 0)
                continue;
            std::array<char, 4096> bytes{};
            std::string& text = i == 0 ? outcome.output : outcome.complaint;
            const ssize_t count = ::read(waits.at(i).fd, bytes.data(), bytes.size());
            if (count > 0)
                text.append(bytes.data(), static_cast<std::size_t>(count));
            else if (count == 0 || errno != EINTR)
                (i == 0 ? output : complaint).read.close();
            if (text.size() > kLongest)
                return false;
        }
    }
    return true;
}

/// Runs the tool with `input` on its standard input; it fits into the pipe, so that nobody waits for a reader.
ToolOutcome runTool(std::vector<std::string> words, const std::string& inputText, std::chrono::milliseconds patience)
{
    ToolOutcome outcome;
    Pipe input, output, complaint;
    if (!input.open() || !output.open() || !complaint.open()) {
        outcome.spawnError = errno;
        return outcome;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.read.value, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.write.value, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, complaint.write.value, STDERR_FILENO);
    words.insert(words.begin(), kTool);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    for (std::size_t sent = 0; sent < inputText.size();) {
        const ssize_t count = ::write(input.write.value, inputText.data() + sent, inputText.size() - sent);
        if (count < 0 && errno != EINTR)
            break;
        sent += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    input.write.close();
    pid_t child = -1;
    outcome.spawnError = ::posix_spawnp(&child, kTool, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    input.read.close();
    output.write.close();
    complaint.write.close();
    if (outcome.spawnError != 0)
        return outcome;
    if (!drain(output, complaint, outcome, std::chrono::steady_clock::now() + patience)) {
        outcome.late = true;
        ::kill(child, SIGKILL);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    outcome.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

/// What the tool said, as part of a sentence.
std::string saidByTool(std::string complaint)
{
    for (char& c : complaint)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    while (!complaint.empty() && complaint.back() == ' ')
        complaint.pop_back();
    return complaint.substr(0, 300);
}

/// What went wrong before the tool could answer; nothing if it did.
std::optional<Error> problemOf(const ToolOutcome& outcome, const std::string& name, std::chrono::milliseconds patience)
{
    if (outcome.spawnError == ENOENT)
        return keychainProblem(ErrorCode::Unsupported, "secret-tool, which reads the keychain, is not installed", name)
            .doNext("apt-get install libsecret-tools, or keep the secret in a file of mode 600 (token_file, password_file)");
    if (outcome.spawnError != 0)
        return keychainProblem(ErrorCode::Transport,
                       std::string("secret-tool could not be started: ") + std::strerror(outcome.spawnError), name);
    if (outcome.late)
        return keychainProblem(ErrorCode::Transport,
                       "the keychain did not answer within " + std::to_string(patience.count() / 1000) + " s", name)
            .doNext("unlock the keychain and start again");
    if (outcome.exitCode != 0 && !outcome.complaint.empty())
        return keychainProblem(ErrorCode::Transport, "the keychain could not be used: " + saidByTool(outcome.complaint), name)
            .doNext("start the program in a desktop session whose keychain is open, or use token_file, password_file");
    return std::nullopt;
}

} // namespace

Result<Secret> readKeychain(const std::string& name, std::chrono::milliseconds patience)
{
    const ToolOutcome outcome = runTool({"lookup", "service", "fabric-console", "key", name}, {}, patience);
    if (auto problem = problemOf(outcome, name, patience))
        return std::move(*problem);
    if (outcome.exitCode != 0 || outcome.output.empty())
        return keychainProblem(ErrorCode::NotFound, "the keychain has no such entry", name)
            .doNext("store it: secret-tool store --label=fabric-console service fabric-console key " + name);
    return secretFromText(outcome.output, "keychain entry " + name);
}

Status storeKeychain(const std::string& name, const Secret& secret, std::chrono::milliseconds patience)
{
    if (secret.reveal().size() > kLongest)
        return keychainProblem(ErrorCode::Usage, "the secret is too long", name);
    const ToolOutcome outcome = runTool({"store", "--label=Fabric Console: " + name, "service", "fabric-console", "key", name},
                                        secret.reveal(), patience);
    if (auto problem = problemOf(outcome, name, patience))
        return std::move(*problem);
    if (outcome.exitCode != 0)
        return keychainProblem(ErrorCode::Transport, "the keychain did not take the secret", name)
            .doNext("unlock the keychain, or keep the secret in a file");
    return {};
}

bool hasKeychainTool()
{
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');)
        if (::access((folder + "/" + kTool).c_str(), X_OK) == 0)
            return true;
    return false;
}

} // namespace fc::app
