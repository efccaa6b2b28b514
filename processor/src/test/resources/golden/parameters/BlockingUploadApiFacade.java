package example;

import dev.tandem.CallOptions;
import dev.tandem.TransferListener;
import dev.tandem.twin.BlockingCall;
import dev.tandem.twin.ParameterNames;
import dev.tandem.twin.PublishedArgument;
import dev.tandem.twin.TwinFacade;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
@ParameterNames({
		"parts(reactor.core.publisher.Mono,reactor.core.publisher.Flux)=note,definition",
		"typeUse(java.lang.String,java.util.Map,example.Todo.Note,byte[],java.util.List)=title,filters,note,mark,tags",
		"declared(java.lang.String,byte[])=title,mark",
		"required(reactor.core.publisher.Flux,java.lang.String)=todos,title",
		"arguments(int,java.lang.Long[])=number,ids",
		"options(dev.tandem.CallOptions,int,dev.tandem.CallOptions)=options,number,perhaps",
		"genericArguments(java.util.List[])=ids"
})
final class BlockingUploadApiFacade implements BlockingUploadApi, TwinFacade<UploadApi> {
	private final UploadApi definition;

	BlockingUploadApiFacade(UploadApi definition) {
		this.definition = definition;
	}

	@Override
	public void one(Todo todo) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.one(PublishedArgument.mono(todo)));
	}

	@Override
	public void perhapsOne(@Nullable Todo todo) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.perhapsOne(PublishedArgument.mono(todo)));
	}

	@Override
	public void many(Iterable<Todo> todos) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.many(PublishedArgument.flux(todos)));
	}

	@Override
	public void manyOfUpperBound(Iterable<? extends Todo> todos) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.manyOfUpperBound(PublishedArgument.flux(todos)));
	}

	@Override
	public void perhapsMany(@Nullable Iterable<Todo> todos) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.perhapsMany(PublishedArgument.flux(todos)));
	}

	@Override
	public void bytes(Resource content) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.bytes(PublishedArgument.buffers(content)));
	}

	@Override
	public void parts(Todo.Note note, @Nullable Resource definition) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.parts(PublishedArgument.mono(note), PublishedArgument.buffers(definition)));
	}

	@Override
	public List<Todo> typeUse(@Nullable String title, Map<String, @Nullable String> filters,
			Todo. @Nullable Note note, byte @Nullable [] mark, @Nullable List<String> tags) {
		BlockingCall.checkThread(UploadApi.class);
		return BlockingCall.list(this.definition.typeUse(title, filters, note, mark, tags));
	}

	@Override
	public List<Todo> declared(@Absent.Nullable String title, @Absent.Nullable byte[] mark) {
		BlockingCall.checkThread(UploadApi.class);
		return BlockingCall.list(this.definition.declared(title, mark));
	}

	@Override
	public void required(Iterable<Todo> todos, String title) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.required(PublishedArgument.flux(todos), title));
	}

	@Override
	public List<Todo> arguments(int number, Long... ids) {
		BlockingCall.checkThread(UploadApi.class);
		return BlockingCall.list(this.definition.arguments(number, ids));
	}

	@Override
	public List<Todo> options(CallOptions options, int number, @Nullable CallOptions perhaps) {
		BlockingCall.checkThread(UploadApi.class);
		return BlockingCall.list(this.definition.options(options, number, perhaps));
	}

	@Override
	public void progress(Resource content, TransferListener listener,
			@Nullable TransferListener perhaps) {
		BlockingCall.checkThread(UploadApi.class);
		BlockingCall.completion(this.definition.progress(PublishedArgument.buffers(content), listener, perhaps));
	}

	@Override
	public List<Todo> genericArguments(List<String>... ids) {
		BlockingCall.checkThread(UploadApi.class);
		return BlockingCall.list(this.definition.genericArguments(ids));
	}

	@Override
	public UploadApi definitionOfTwin() {
		return this.definition;
	}

	@Override
	public TwinFacade<UploadApi> twinOfDefinition(UploadApi other) {
		return new BlockingUploadApiFacade(other);
	}

	@Override
	public String toString() {
		return "BlockingUploadApi of " + this.definition;
	}
}
