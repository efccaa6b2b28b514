package example;

import java.util.List;
import java.util.Map;

import dev.tandem.ApiClient;
import dev.tandem.CallOptions;
import dev.tandem.TransferListener;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@NullMarked
@ApiClient("uploads")
public interface UploadApi {

	@PostExchange
	Mono<Void> one(@RequestBody Mono<Todo> todo);

	@PostExchange
	Mono<Void> perhapsOne(@RequestBody(required = false) @Nullable Mono<Todo> todo);

	@PostExchange
	Mono<Void> many(@RequestBody Flux<Todo> todos);

	@PostExchange
	Mono<Void> manyOfUpperBound(@RequestBody Flux<? extends Todo> todos);

	@PostExchange
	Mono<Void> perhapsMany(@RequestBody(required = false) @Nullable Flux<Todo> todos);

	@PostExchange
	Mono<Void> bytes(@RequestBody Flux<DataBuffer> content);

	@PostExchange
	Mono<Void> parts(@RequestPart Mono<Todo.Note> note, @RequestPart("file") @Nullable Flux<DataBuffer> definition);

	@GetExchange
	Flux<Todo> typeUse(@RequestParam @Nullable String title, @RequestParam Map<String, @Nullable String> filters,
			@RequestParam Todo.@Nullable Note note, @RequestAttribute byte @Nullable [] mark, @RequestParam @Nullable List<String> tags);

	@GetExchange
	Flux<Todo> declared(@RequestParam @Absent.Nullable String title, @RequestAttribute @Absent.Nullable byte[] mark);

	@PostExchange
	Mono<Void> required(@RequestBody(required = false) Flux<Todo> todos, @RequestParam(required = false) String title);

	@GetExchange
	Flux<Todo> arguments(@RequestParam int number, @RequestParam Long... ids);

	@GetExchange
	Flux<Todo> options(CallOptions options, @RequestParam int number, @Nullable CallOptions perhaps);

	@PostExchange
	Mono<Void> progress(@RequestBody Flux<DataBuffer> content, TransferListener listener, @Nullable TransferListener perhaps);

	@SuppressWarnings("unchecked")
	@GetExchange
	Flux<Todo> genericArguments(@RequestParam List<String>... ids);

}
