import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Any } from "google-protobuf/google/protobuf/any_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { messageOf, PartialFailure } from "../core/errors";

/** Converts a state, which may have secrets, to the engine's form. */
type ToStruct = (state: Readonly<Record<string, unknown>>) => Struct;

/**
 * An error for the engine: our message, and what a partial failure left
 * (docs/contributing/pulumi-engine.md#partial-failures).
 * @param inputs - the arguments of the failed operation.
 */
export function toStatus(error: unknown, toStruct?: ToStruct, inputs?: Struct): Partial<grpc.StatusObject> {
    const message = messageOf(error);
    const status = { code: grpc.status.UNKNOWN, details: message };
    if (!(error instanceof PartialFailure) || toStruct === undefined) return status;
    const failed = new ErrorResourceInitFailed();
    failed.setId(error.id);
    failed.setProperties(toStruct(error.state as Readonly<Record<string, unknown>>));
    // The CLI shows only the reasons of a partial failure.
    failed.setReasonsList([message]);
    if (inputs !== undefined) failed.setInputs(inputs);
    const detail = new Any();
    detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const packed = new Status();
    packed.setCode(status.code);
    packed.setMessage(message);
    packed.addDetails(detail);
    const metadata = new grpc.Metadata();
    metadata.add("grpc-status-details-bin", Buffer.from(packed.serializeBinary()));
    return { ...status, metadata };
}
