package dev.tandem.test;

import java.util.Map;
import java.util.TreeMap;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.Assert;

/**
 * The WireMock servers of a context, by the name of the client that calls each.
 */
final class StubbedClients implements DisposableBean {

	private static final String ADDRESS = "127.0.0.1";

	private final Map<String, WireMockServer> servers = new TreeMap<>();

	private final Map<String, String> recorded = new TreeMap<>();

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
	 * Record responses of an API.
	 * @param client name of the client
	 * @param baseUrl base URL of its API
	 */
	void record(String client, String baseUrl) {
		this.recorded.put(client, baseUrl);
	}

	/**
	 * Base URL of the API whose responses are recorded.
	 * @return the base URL, {@code null} for a client that is not recorded
	 */
	@Nullable String recordedBaseUrl(String client) {
		return this.recorded.get(client);
	}

	/**
	 * The base URL of a server. The name {@code localhost} may be another address.
	 */
	static String baseUrl(WireMockServer server) {
		return "http://" + ADDRESS + ":" + server.port();
	}

	WireMockServer server(String client) {
		WireMockServer server = this.servers.get(client);
		Assert.state(server != null, () -> "There is no WireMock server for the client '" + client + "'");
		return server;
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
