module cocoonstack.io/common/benchmarks/peer

go 1.22
