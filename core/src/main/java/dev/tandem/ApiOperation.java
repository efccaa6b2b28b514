package dev.tandem;

import java.io.Serializable;

import org.springframework.http.HttpMethod;

/**
 * One operation of an API: a method of a definition and its request. Tags, log lines and
 * exception messages name a call by it, so it holds nothing that varies from call to
 * call.
 *
 * @param client name of the client, as in {@code @ApiClient}
 * @param name definition and method, as in {@code TodoApi#get}; without a definition, the
 * name that the caller gave, or method and template
 * @param method HTTP method
 * @param uriTemplate URI template, with the names of its variables and without their
 * values; empty where the definition takes the whole URI as an argument
 */
public record ApiOperation(String client, String name, HttpMethod method, String uriTemplate) implements Serializable {

	@Override
	public String toString() {
		String request = this.uriTemplate.isEmpty() ? this.method.name() : this.method + " " + this.uriTemplate;
		return this.client + " " + this.name + " (" + request + ")";
	}

}
