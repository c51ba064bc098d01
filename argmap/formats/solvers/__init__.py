"""Abstract frameworks as solvers read them: arguments and attacks, in TGF, APX and the format of ICCMA'23."""
