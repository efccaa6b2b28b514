package dev.tandem.benchmarks.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.Upstream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls as the SDKs of OpenAI and others do: OkHttp and Jackson, one method for each
 * operation, blocking.
 */
final class OkHttpMain {

	private final OkHttpClient http = new OkHttpClient();

	private final ObjectReader json = JsonMapper.shared().readerFor(Item.class);

	private final HttpUrl url;

	private OkHttpMain(String url) {
		this.url = HttpUrl.get(url);
	}

	/**
	 * Call, and write what the process needs.
	 * @param args base URL of the server
	 */
	public static void main(String[] args) {
		Footprint footprint = Footprint.begin();
		OkHttpMain items = new OkHttpMain(args[0]);
		footprint.calls(() -> items.get(1, "full"));
		footprint.write(items);
		items.http.dispatcher().executorService().shutdown();
		items.http.connectionPool().evictAll();
	}

	private Item get(long id, String view) {
		HttpUrl address = this.url.newBuilder()
			.addPathSegment("items")
			.addPathSegment(Long.toString(id))
			.addQueryParameter("view", view)
			.build();
		Request request = new Request.Builder().url(address)
			.header("Authorization", Upstream.AUTHORIZATION)
			.header("Accept", "application/json")
			.build();
		try (Response response = this.http.newCall(request).execute()) {
			if (!response.isSuccessful()) {
				throw new IOException("Status " + response.code());
			}
			return this.json.readValue(Objects.requireNonNull(response.body()).byteStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
