package dev.tandem.benchmarks.peer.retrofit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.Upstream;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Invocation;
import retrofit2.Response;
import retrofit2.Retrofit;

/**
 * Retrofit on OkHttp, with Micrometer's timer of OkHttp's calls.
 */
public final class RetrofitPeer implements BlockingPeer {

	private final OkHttpClient http;

	private final ItemCalls items;

	/**
	 * Create the client.
	 * @param upstream the API that it calls
	 */
	public RetrofitPeer(Upstream upstream) {
		this.http = new OkHttpClient.Builder()
			.connectionPool(new ConnectionPool(Upstream.CONNECTIONS, 5, TimeUnit.MINUTES))
			.addInterceptor((chain) -> chain
				.proceed(chain.request().newBuilder().header("Authorization", Upstream.AUTHORIZATION).build()))
			.eventListener(OkHttpMetricsEventListener.builder(new SimpleMeterRegistry(), "http.client.requests")
				.uriMapper(RetrofitPeer::operation)
				.build())
			.build();
		this.items = new Retrofit.Builder().client(this.http)
			.baseUrl(upstream.url() + "/")
			.addConverterFactory(new JacksonConverters())
			.build()
			.create(ItemCalls.class);
	}

	private static String operation(Request request) {
		Invocation invocation = request.tag(Invocation.class);
		return (invocation != null) ? invocation.method().getName() : "none";
	}

	@Override
	public Object get(long id, String view) {
		return answer(this.items.get(id, view));
	}

	@Override
	public Object create(Item item) {
		return answer(this.items.create(item));
	}

	@Override
	public Object list() {
		return answer(this.items.list());
	}

	@Override
	public byte[] download() {
		try (ResponseBody body = answer(this.items.download())) {
			return body.bytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static <T> T answer(Call<T> call) {
		try {
			Response<T> response = call.execute();
			return Objects.requireNonNull(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.http.dispatcher().executorService().shutdown();
		this.http.connectionPool().evictAll();
	}

}
