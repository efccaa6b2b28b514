package dev.tandem.test;

import java.util.Map;
import java.util.TreeMap;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import org.springframework.beans.factory.DisposableBean;

/**
 * The WireMock servers of a context, by the name of the client that calls each.
 */
final class StubbedClients implements DisposableBean {

	private static final String ADDRESS = "127.0.0.1";

	private final Map<String, WireMockServer> servers = new TreeMap<>();

	/**
	 * Start the server of a client.
	 */
	WireMockServer start(String client) {
		WireMockServer server = new WireMockServer(WireMockConfiguration.options().bindAddress(ADDRESS).dynamicPort());
		server.start();
		this.servers.put(client, server);
		return server;
	}

	/**
	 * The base URL of a server. The name {@code localhost} may be another address.
	 */
	static String baseUrl(WireMockServer server) {
		return "http://" + ADDRESS + ":" + server.port();
	}

	Map<String, WireMockServer> servers() {
		return this.servers;
	}

	void reset() {
		this.servers.values().forEach(WireMockServer::resetAll);
	}

	@Override
	public void destroy() {
		this.servers.values().forEach(WireMockServer::stop);
	}

}
