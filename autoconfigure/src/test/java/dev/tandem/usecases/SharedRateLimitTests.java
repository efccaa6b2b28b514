package dev.tandem.usecases;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.tandem.ApiRejectedException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.embedded.RedisServer;
import redis.embedded.core.PortProvider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rate limit that instances of an application share through Redis.
 */
class SharedRateLimitTests {

	private static final String[] SHARED = { "rate-limit.permits=2", "rate-limit.per=1h", "rate-limit.shared=true" };

	private final int port = PortProvider.newEphemeralPortProvider().get();

	private final RedisServer redis = redis(this.port);

	private final RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", this.port));

	private static RedisServer redis(int port) {
		try {
			return RedisServer.newRedisServer().port(port).bind("127.0.0.1").build();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@BeforeEach
	void startRedis() throws IOException {
		this.redis.start();
	}

	@AfterEach
	void stopRedis() throws IOException {
		this.client.shutdown();
		this.redis.stop();
	}

	@TwinTest
	void instancesShareTheLimit(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication one = start(server);
				NotesApplication other = start(server)) {
			one.assertWorks(twin);
			other.assertWorks(twin);
			NotesApplication.failure(one.get(twin), ApiRejectedException.class);
			NotesApplication.failure(other.get(twin), ApiRejectedException.class);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void instanceKeepsToTheLimitAloneWhenTheStoreIsOutOfReach(Twin twin) throws IOException {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON)); NotesApplication one = start(server)) {
			one.assertWorks(twin);
			this.redis.stop();
			one.assertWorks(twin);
			one.assertWorks(twin);
			NotesApplication.failure(one.get(twin), ApiRejectedException.class);
		}
	}

	private NotesApplication start(FaultServer server) {
		return NotesApplication.calling(server.uri(), (context) -> {
			context.registerBean(RedisClient.class, () -> this.client,
					(definition) -> definition.setDestroyMethodName(""));
			context.register(Setup.class);
		}, SHARED);
	}

	@Configuration(proxyBeanMethods = false)
	static class Setup {

		@Bean
		ProxyManager<String> buckets(RedisClient client) {
			return Bucket4jLettuce
				.casBasedBuilder(client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
				.build();
		}

	}

}
