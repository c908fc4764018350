#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace fc::test {

/// A TCP server on loopback whose behaviour is a function: it sees one connection after the other, each on a thread of
/// its own, and may answer, hang or close as rudely as it likes.
class ScriptedServer
{
public:
    /// `connection` counts from 1. The function owns the descriptor only while it runs; it is closed afterwards.
    using Behaviour = std::function<void(int fd, int connection)>;

    explicit ScriptedServer(Behaviour behaviour) : m_behaviour(std::move(behaviour))
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::listen(m_listener, 16);
        socklen_t size = sizeof address;
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_acceptor = std::thread([this] { accept(); });
    }
    ~ScriptedServer()
    {
        m_stopping = true;
        ::shutdown(m_listener, SHUT_RDWR);
        m_acceptor.join();
        ::close(m_listener);
        {
            const std::scoped_lock lock(m_mutex);
            for (const int fd : m_open)
                ::shutdown(fd, SHUT_RDWR);
        }
        for (std::thread& thread : m_threads)
            thread.join();
    }

    int port() const { return m_port; }
    int connections() const { return m_connections; }
    std::string url(const std::string& path = "/") const
    {
        return "http://127.0.0.1:" + std::to_string(m_port) + path;
    }

    /// One request head (and what came with it); empty when the peer is gone.
    static std::string readRequest(int fd)
    {
        std::string text;
        char buffer[4096];
        while (text.find("\r\n\r\n") == std::string::npos) {
            const ssize_t count = ::recv(fd, buffer, sizeof buffer, 0);
            if (count <= 0)
                return {};
            text.append(buffer, static_cast<std::size_t>(count));
        }
        return text;
    }
    static void write(int fd, const std::string& text)
    {
        std::size_t sent = 0;
        while (sent < text.size()) {
            const ssize_t count = ::send(fd, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
            if (count <= 0)
                return;
            sent += static_cast<std::size_t>(count);
        }
    }
    static void answer(int fd, const std::string& body, const std::string& status = "200 OK",
                       const std::string& headers = "Content-Type: application/json\r\n")
    {
        write(fd, "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }

private:
    void accept()
    {
        while (!m_stopping) {
            const int fd = ::accept(m_listener, nullptr, nullptr);
            if (fd < 0)
                return;
            const int number = ++m_connections;
            const std::scoped_lock lock(m_mutex);
            m_open.push_back(fd);
            m_threads.emplace_back([this, fd, number] {
                m_behaviour(fd, number);
                const std::scoped_lock inner(m_mutex);
                std::erase(m_open, fd);
                ::close(fd);
            });
        }
    }

    Behaviour m_behaviour;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_connections = 0;
    std::mutex m_mutex;
    std::vector<int> m_open;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace fc::test
